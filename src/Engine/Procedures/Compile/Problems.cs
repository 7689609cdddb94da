using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures.Bpmn;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Gathers everything that is wrong with a process, so that a designer is told all at once.</summary>
internal sealed class Problems(string file)
{
    private readonly List<Problem> found = [];

    public ImmutableArray<Problem> All => [.. found.OrderBy(problem => problem.Line ?? 0)];
    public bool Any => found.Count > 0;

    public void Add(string rule, string message, XmlPiece at, string? element = null) => found.Add(new Problem(rule, message, file, element ?? at.Id, at.Line));

    public void Add(string rule, string message, string? element, int? line) => found.Add(new Problem(rule, message, file, element, line));

    public void Add(Problem problem) => found.Add(problem);

    /// <summary>Compiles an expression; its problems are told with the line in the file.</summary>
    public Expression? Compile(string text, Scope scope, XmlPiece at, string? element, string what)
    {
        if (text.Length == 0)
        {
            Add("feel.empty", $"{what} is empty; expected a FEEL expression.", at, element);
            return null;
        }
        var compilation = Expression.Compile(text, scope);
        foreach (var problem in compilation.Problems)
        {
            var suggestion = problem.Suggestion is null ? "" : $" Did you mean {problem.Suggestion}?";
            Add("feel.syntax", $"{what}, {text}, column {problem.Column}: {problem.Message}{suggestion}", element ?? at.Id, at.Line + problem.Line - 1);
        }
        return compilation.Expression;
    }
}
