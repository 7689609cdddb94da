using System.Globalization;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

internal sealed class ItemCount(bool least, int bound) : Keyword
{
    private readonly string limit = bound.ToString(CultureInfo.InvariantCulture);

    public static Keyword? Minimum(KeywordSource source) => source.Count() is { } bound ? new ItemCount(true, bound) : null;

    public static Keyword? Maximum(KeywordSource source) => source.Count() is { } bound ? new ItemCount(false, bound) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list) return true;
        if (least) return list.Items.Length >= bound || evaluation.Fail("minItems", $"There must be at least {limit} entries.", limit);
        return list.Items.Length <= bound || evaluation.Fail("maxItems", $"There may be at most {limit} entries.", limit);
    }
}

internal sealed class UniqueItems : Keyword
{
    public static Keyword? Make(KeywordSource source) =>
        source.Value is not BooleanValue wanted ? source.Refuse("true or false") : wanted.Value ? new UniqueItems() : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list || list.Items.Length < 2) return true;
        var seen = new HashSet<Value>(list.Items.Length);
        foreach (var item in list.Items)
            if (!seen.Add(item)) return evaluation.Fail("uniqueItems", "No entry may stand here twice.");
        return true;
    }
}

internal sealed class PrefixItems(SchemaNode[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source) => source.Subschemas() is { } schemas ? new PrefixItems(schemas) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list) return true;
        var good = true;
        var count = Math.Min(schemas.Length, list.Items.Length);
        for (var i = 0; i < count; i++)
        {
            evaluation.Enter(i);
            good &= schemas[i].Check(list.Items[i], evaluation, null);
            evaluation.Leave();
        }
        evaluated?.AddPrefix(count);
        return good;
    }
}

internal sealed class Items(SchemaNode schema, int from) : Keyword
{
    public static Keyword? Make(KeywordSource source) =>
        new Items(source.Subschema(), source.Schema["prefixItems"] is ListValue prefix ? prefix.Items.Length : 0);

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list) return true;
        var good = true;
        for (var i = from; i < list.Items.Length; i++)
        {
            evaluation.Enter(i);
            good &= schema.Check(list.Items[i], evaluation, null);
            evaluation.Leave();
            if (!good && evaluation.Quiet > 0) return false;
        }
        if (evaluated is not null) evaluated.AllItems = true;
        return good;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class Contains(SchemaNode schema, decimal least, decimal most) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        var least = (source.Schema["minContains"] as NumberValue)?.Number.ToDecimal();
        var most = (source.Schema["maxContains"] as NumberValue)?.Number.ToDecimal();
        var counted = source.Resource.Vocabulary.Has("validation");
        return new Contains(source.Subschema(), counted ? least ?? 1 : 1, counted ? most ?? int.MaxValue : int.MaxValue);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ListValue list) return true;
        var found = 0;
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (!schema.Accepts(list.Items[i], evaluation)) continue;
            found++;
            evaluated?.Add(i);
        }
        if (found < least)
        {
            var limit = least.ToString(CultureInfo.InvariantCulture);
            return evaluation.Fail(least == 1 ? "contains" : "minContains", $"At least {limit} of the entries must be of the kind demanded.", limit);
        }
        if (found <= most) return true;
        var highest = most.ToString(CultureInfo.InvariantCulture);
        return evaluation.Fail("maxContains", $"At most {highest} of the entries may be of the kind named.", highest);
    }
}
