using System.Text;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Fuzz;

/// <summary>What is fed: whatever the text, nothing is thrown, everything ends, and what comes out keeps the caps and can be read again.</summary>
/// <param name="Run">Says what is wrong, or null.</param>
internal sealed record Target(string Name, string[] Seeds, string[] Pieces, Func<string, string?> Run)
{
    public static readonly Target[] All =
    [
        new("expression", Fuzz.Seeds.Expressions(), Fuzz.Seeds.Pieces, Expression),
        new("tests", Fuzz.Seeds.Tests(), Fuzz.Seeds.Pieces, Tests),
        new("model", Fuzz.Seeds.Models(), Fuzz.Seeds.ModelPieces, Model),
    ];

    private static readonly ContextValue Names = ContextValue.Of(
        ("x", Value.Of(3)), ("text", Value.Of("a😀\"b")), ("list", Value.Of(Value.Of(1), Value.Null, Value.Of("b"))), ("day", Value.Of(new DateOnly(2026, 2, 28))),
        ("lines", Value.Of(ContextValue.Of(("price", Value.Of(9.5m)), ("unit name", Value.Of("box"))))));

    private static readonly Scope Known = Scope.Of(Names.Select(entry => entry.Key));

    private static string? Expression(string source)
    {
        var (expression, problems) = Expressions.Expression.Compile(source, Known);
        Expressions.Expression.Compile(source, Scope.Open).Expression?.Evaluate(Names);
        return expression is null ? Problems(problems, source) : Printing.Wrong(expression.Evaluate(Names));
    }

    private static string? Tests(string source)
    {
        var (tests, problems) = UnaryTests.Compile(source, Known);
        if (tests is null) return Problems(problems, source);
        foreach (var tested in Names)
            if (tests.Evaluate(tested.Value, Names) is not (BooleanValue or NullValue)) return "A test came to something else than true, false or null.";
        return null;
    }

    private static string? Model(string xml)
    {
        var (model, problems) = DecisionModel.Compile(Encoding.UTF8.GetBytes(xml));
        if (model is null) return problems.IsEmpty ? "Neither a model nor a problem." : null;
        foreach (var decision in model.Decisions.Take(20).ToList())
        {
            if (Printing.Wrong(model.Explain(decision, Names).Value) is { } wrong) return wrong;
            model.Analyse(decision);
        }
        return model.Functions.Take(5).ToList().Select(function => Printing.Wrong(model.Call(function, Names))).FirstOrDefault(wrong => wrong is not null);
    }

    private static string? Problems(IReadOnlyCollection<ExpressionProblem> problems, string source)
    {
        if (problems.Count == 0) return "Neither an expression nor a problem.";
        var lines = source.Count(c => c == '\n') + 1;
        return problems.FirstOrDefault(problem => problem.Line < 1 || problem.Line > lines || problem.Column < 1 || problem.Message.Length == 0)?.ToString();
    }
}
