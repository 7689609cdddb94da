using System.Collections.Immutable;

namespace WorkflowHub.Engine.Reading;

/// <summary>All that is wrong with a file, collected while it is read.</summary>
internal sealed class Problems(string file)
{
    /// <summary>Nobody mends more than these at once.</summary>
    private const int Most = 200;

    private readonly List<Problem> list = [];

    public bool Any => list.Count > 0;

    public void Add(string rule, XmlPart part, string message)
    {
        if (list.Count < Most) list.Add(new Problem(rule, message, file, part.NearestId, part.Line));
    }

    public void Add(Problem problem)
    {
        if (list.Count < Most) list.Add(problem);
    }

    /// <summary>Whether something on a line has been found wrong.</summary>
    public bool Speaks(int? line) => list.Exists(problem => problem.Line == line);

    /// <summary>Notes a problem of the file as a whole; there is nothing to go on with.</summary>
    public XmlPart? None(string rule, string message, int line)
    {
        list.Add(new Problem(rule, message, file, null, line));
        return null;
    }

    public ImmutableArray<Problem> ByLine() => [.. list.OrderBy(problem => problem.Line)];
}
