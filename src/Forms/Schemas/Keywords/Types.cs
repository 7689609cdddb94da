using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

/// <summary>The schema <c>false</c>.</summary>
internal sealed class Never : Keyword
{
    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        evaluation.Fail("false", "Nothing may be given here.");
}

internal sealed class TypeKeyword(string[] types, string limit) : Keyword
{
    private static readonly string[] Known = ["null", "boolean", "number", "integer", "string", "array", "object"];

    public override int Order => -1;

    public static Keyword? Make(KeywordSource source)
    {
        string?[] types = source.Value is ListValue list ? [.. list.Items.Select(item => item.AsText)] : [source.Value.AsText];
        if (types.Length == 0 || types.Any(type => !Known.Contains(type))) return source.Refuse("one or more of " + string.Join(", ", Known));
        return new TypeKeyword(types!, string.Join(", ", types));
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        foreach (var type in types)
            if (Is(value, type)) return true;
        return evaluation.Fail("type", $"This must be of type {limit}.", limit);
    }

    // Dates and durations are values of their own here and text in JSON.
    private static bool Is(Value value, string type) => type switch
    {
        "null" => value is NullValue,
        "boolean" => value is BooleanValue,
        "number" => value is NumberValue,
        "integer" => value is NumberValue number && number.Number.IsInteger,
        "array" => value is ListValue,
        "object" => value is ContextValue,
        _ => value is TextValue or DateValue or TimeValue or DateTimeValue or DaysTimeDurationValue or YearsMonthsDurationValue,
    };
}

/// <summary><c>enum</c>, <c>const</c>, and a <c>oneOf</c> that only lists constants.</summary>
internal sealed class OneOfValues(string keyword, HashSet<Value> values, string limit) : Keyword
{
    public static Keyword? MakeEnum(KeywordSource source) =>
        source.Value is ListValue list ? Of("enum", list.Items) : source.Refuse("a list of values");

    public static Keyword? MakeConst(KeywordSource source) => Of("const", [source.Value]);

    public static OneOfValues Of(string keyword, IEnumerable<Value> values)
    {
        var set = values.ToHashSet();
        return new OneOfValues(keyword, set, string.Join(", ", set.Select(FeelText.Of)));
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated) =>
        values.Contains(value) || evaluation.Fail(keyword, values.Count == 1 ? $"This must be {limit}." : $"This must be one of: {limit}.", limit);
}
