namespace WorkflowHub.Expressions.Tests;

internal static class Feel
{
    public static Value Evaluate(string source, params (string Name, Value Value)[] names)
    {
        var compiled = Expression.Compile(source, Scope.Of(names.Select(entry => entry.Name)));
        Assert.True(compiled.Expression is not null, string.Join("; ", compiled.Problems));
        return compiled.Expression.Evaluate(ContextValue.Of(names));
    }

    public static string Text(string source, params (string Name, Value Value)[] names) => FeelText.Of(Evaluate(source, names));

    public static string Reason(string source, params (string Name, Value Value)[] names) =>
        Assert.IsType<NullValue>(Evaluate(source, names)).Reason ?? "";
}
