using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

internal sealed class Reference(SchemaNode target) : Keyword
{
    public static Keyword? Make(KeywordSource source) =>
        source.Value.AsText is { } reference ? new Reference(source.Compiler.Target(source.Resource, reference, source.Pointer).Node) : source.Refuse("a URI reference");

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) => target.Check(value, evaluation, evaluated);
}

/// <summary>A reference that leads to the outermost resource's anchor of that name, so that an extending schema can take the place of the extended one.</summary>
internal sealed class DynamicReference(SchemaNode target, string anchor) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        if (source.Value.AsText is not { } reference) return source.Refuse("a URI reference");
        var (node, anchor) = source.Compiler.Target(source.Resource, reference, source.Pointer);
        return anchor is null ? new Reference(node) : new DynamicReference(node, anchor);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        foreach (var resource in evaluation.DynamicScope)
            if (resource.DynamicTargets.TryGetValue(anchor, out var outermost)) return outermost.Check(value, evaluation, evaluated);
        return target.Check(value, evaluation, evaluated);
    }
}
