using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

internal sealed class UnevaluatedItems(SchemaNode schema) : Keyword
{
    public override int Order => 1;

    public static Keyword? Make(KeywordSource source)
    {
        source.Compiler.TracksEvaluated = true;
        return new UnevaluatedItems(source.Subschema());
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list || evaluated is null) return true;
        var good = true;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (evaluated.Has(i)) continue;
            evaluation.Enter(i);
            good &= schema.Check(list.Items[i], evaluation, null);
            evaluation.Leave();
        }
        evaluated.AllItems = true;
        return good;
    }
}

internal sealed class UnevaluatedProperties(SchemaNode schema) : Keyword
{
    public override int Order => 1;

    public static Keyword? Make(KeywordSource source)
    {
        source.Compiler.TracksEvaluated = true;
        return new UnevaluatedProperties(source.Subschema());
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context || evaluated is null) return true;
        var good = true;
        foreach (var (name, entry) in context)
        {
            if (evaluated.Has(name)) continue;
            evaluation.Enter(name);
            good &= schema.Check(entry, evaluation, null);
            evaluation.Leave();
        }
        evaluated.AllNames = true;
        return good;
    }
}
