using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

internal sealed class AllOf(SchemaNode[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source) => source.Subschemas() is { } schemas ? new AllOf(schemas) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        var good = true;
        foreach (var schema in schemas) good &= schema.Check(value, evaluation, evaluated);
        return good;
    }
}

internal sealed class AnyOf(SchemaNode[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source) => source.Subschemas() is { } schemas ? new AnyOf(schemas) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        var good = false;
        foreach (var schema in schemas)
        {
            good |= schema.Accepts(value, evaluation, evaluated);
            // The others still say what they looked at.
            if (good && evaluated is null) return true;
        }
        return good || evaluation.Fail("anyOf", "This fits none of the kinds allowed here.");
    }
}

internal sealed class OneOf(SchemaNode[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        if (source.Subschemas() is not { } schemas) return null;
        var choices = ((ListValue)source.Value).Items;
        return source.Resource.Vocabulary.Has("validation") && choices.All(IsChoice) && choices.Select(Constant).Distinct().Count() == choices.Length
            ? OneOfValues.Of("oneOf", choices.Select(Constant))
            : new OneOf(schemas);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        var found = 0;
        foreach (var schema in schemas)
            if (schema.Accepts(value, evaluation, evaluated)) found++;
        if (found == 1) return true;
        return evaluation.Fail("oneOf", found == 0 ? "This fits none of the kinds allowed here." : "This fits more than one of the kinds of which it must be one.");
    }

    // A list of choices as forms write it: a constant each, with its title.
    private static bool IsChoice(Value schema) =>
        schema is ContextValue choice && choice.TryGet("const", out _) && choice.All(entry => entry.Key is "const" or "title" or "description" or "x-i18n" or "deprecated");

    private static Value Constant(Value choice) => ((ContextValue)choice)["const"];
}

internal sealed class Not(SchemaNode schema) : Keyword
{
    public static Keyword? Make(KeywordSource source) => new Not(source.Subschema());

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        !schema.Accepts(value, evaluation) || evaluation.Fail("not", "This is of a kind that is not allowed here.");
}

/// <summary><c>if</c>, <c>then</c>, <c>else</c>.</summary>
internal sealed class Conditional(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : Keyword
{
    public static Keyword? Make(KeywordSource source) => new Conditional(source.Subschema(), source.Beside("then"), source.Beside("else"));

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        var branch = condition.Accepts(value, evaluation, evaluated) ? then : otherwise;
        return branch is null || branch.Check(value, evaluation, evaluated);
    }
}

internal sealed class DependentSchemas(KeyValuePair<string, SchemaNode>[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source) => source.SubschemasByName() is { } schemas ? new DependentSchemas(schemas) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, schema) in schemas)
            if (context.TryGet(name, out _)) good &= schema.Check(value, evaluation, evaluated);
        return good;
    }
}
