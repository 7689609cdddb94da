using System.Collections.Immutable;
using WorkflowHub.Engine;

namespace WorkflowHub.Designer;

/// <summary>Gathers everything that is wrong, so that it is told all at once.</summary>
internal sealed class ProblemList
{
    // A broken file can be wrong in every line; beyond this nobody reads on.
    private const int Most = 500;

    private readonly List<Problem> problems = [];
    private readonly HashSet<Problem> known = [];

    public int Count => problems.Count;

    public void Add(string rule, string message, string? file = null, string? element = null, int? line = null) => Add(new Problem(rule, message, file, element, line));

    public void Add(Problem problem)
    {
        if (problems.Count < Most && known.Add(problem)) problems.Add(problem);
    }

    public void AddRange(IEnumerable<Problem> more)
    {
        foreach (var problem in more) Add(problem);
    }

    /// <summary>By file, then as they stand in it.</summary>
    public ImmutableArray<Problem> Sorted() =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line ?? 0)];
}
