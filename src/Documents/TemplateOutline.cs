using System.Collections.Immutable;

namespace WorkflowHub.Documents;

/// <summary>
/// Where the tags of a template stand, found by counting alone. Runs before the parser, which is recursive and would end the
/// process on a template nested too deeply; so nothing that is not well within its depth reaches it.
/// </summary>
internal sealed class TemplateOutline
{
    private const int MaxSize = 64 * 1024;
    private const int MaxNesting = 32;
    private const int MaxBlocks = 500;
    private const int MaxTag = 4000;
    private const int MaxBrackets = 64;
    private const int MaxFilters = 32;
    private const int MaxOperators = 64;

    private static readonly HashSet<string> Blocks = new(["if", "unless", "for", "case", "capture", "tablerow", "comment", "raw", "ifchanged", "macro", "liquid"], StringComparer.Ordinal);

    private readonly string source;
    private readonly List<TemplateProblem> problems = [];
    private readonly List<(int Start, int End)> tags = [];
    private readonly Stack<(string Name, int At)> open = new();
    private int blocks;
    private int lastFound;

    private TemplateOutline(string source) => this.source = source;

    public ImmutableArray<TemplateProblem> Problems => [.. problems];

    public static TemplateOutline Of(string source)
    {
        var outline = new TemplateOutline(source);
        if (source.Length > MaxSize) outline.Refuse(0, $"The template is longer than {MaxSize / 1024} kB (limit: template size).");
        else outline.Scan();
        return outline;
    }

    /// <summary>Line and column of the next use of a name within a tag, seen from the last one found; the beginning when there is none.</summary>
    public (int Line, int Column) Find(string name)
    {
        for (var step = 0; step < tags.Count; step++)
        {
            var tag = (lastFound + step) % tags.Count;
            var (start, end) = tags[tag];
            for (var at = source.IndexOf(name, start, end - start, StringComparison.Ordinal); at >= 0; at = Next(name, at, end))
            {
                if (IsWord(at - 1) || IsWord(at + name.Length)) continue;
                lastFound = tag;
                return Place(at);
            }
        }
        return (1, 1);
    }

    public (int Line, int Column) Place(int at)
    {
        var before = source.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    private int Next(string name, int at, int end) => at + 1 >= end ? -1 : source.IndexOf(name, at + 1, end - at - 1, StringComparison.Ordinal);

    private bool IsWord(int at) => at >= 0 && at < source.Length && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '-');

    private void Refuse(int at, string message)
    {
        var (line, column) = Place(at);
        problems.Add(new TemplateProblem(line, column, message));
    }

    private void Scan()
    {
        var at = 0;
        while (problems.Count == 0 && (at = source.IndexOf('{', at)) >= 0)
        {
            if (at + 1 >= source.Length || source[at + 1] is not ('{' or '%')) at++;
            else at = Tag(at);
        }
        if (problems.Count == 0 && open.TryPeek(out var left)) Refuse(left.At, $"The block '{left.Name}' is not closed; expected {{% end{left.Name} %}}.");
    }

    // Returns where the text goes on.
    private int Tag(int start)
    {
        var output = source[start + 1] == '{';
        var end = End(start + 2, output ? "}}" : "%}");
        if (end < 0)
        {
            if (problems.Count == 0) Refuse(start, "This tag is not closed.");
            return source.Length;
        }
        tags.Add((start, end));
        return output ? end + 2 : Block(start, end);
    }

    private int End(int from, string close)
    {
        var (brackets, filters, operators) = (0, 0, 0);
        for (var at = from; at < source.Length; at++)
        {
            if (at - from > MaxTag) return Limit(from, $"This tag is longer than {MaxTag} characters (limit: tag size).");
            var unit = source[at];
            if (unit is '\'' or '"')
            {
                at = EndOfText(at);
                if (at < 0) return -1;
                continue;
            }
            if (unit == close[0] && at + 1 < source.Length && source[at + 1] == close[1]) return at;
            if (unit is '[' or '(' && ++brackets > MaxBrackets) return Limit(at, $"There are more than {MaxBrackets} brackets in this tag (limit: brackets).");
            if (unit == '|' && ++filters > MaxFilters) return Limit(at, $"There are more than {MaxFilters} filters in this tag (limit: filters).");
            if (IsOperator(at) && ++operators > MaxOperators) return Limit(at, $"There are more than {MaxOperators} operators in this tag (limit: operators).");
        }
        return -1;
    }

    private bool IsOperator(int at)
    {
        if (source[at] is '=' or '<' or '>') return true;
        if (IsWord(at - 1)) return false;
        var rest = source.AsSpan(at);
        return (rest.StartsWith("and") && !IsWord(at + 3)) || (rest.StartsWith("or") && !IsWord(at + 2)) || (rest.StartsWith("contains") && !IsWord(at + 8));
    }

    private int EndOfText(int start)
    {
        for (var at = start + 1; at < source.Length; at++)
        {
            if (source[at] == '\\') at++;
            else if (source[at] == source[start]) return at;
        }
        return Limit(start, "This text is not closed by a quotation mark.");
    }

    private int Limit(int at, string message)
    {
        Refuse(at, message);
        return -1;
    }

    private int Block(int start, int end)
    {
        var name = Name(start + 2, end);
        if (name is "raw" or "comment") return Verbatim(name, start, end);
        if (Blocks.Contains(name))
        {
            open.Push((name, start));
            if (open.Count > MaxNesting) Refuse(start, $"Blocks are nested more than {MaxNesting} deep (limit: nesting).");
            else if (++blocks > MaxBlocks) Refuse(start, $"There are more than {MaxBlocks} blocks (limit: blocks).");
        }
        else if (name.StartsWith("end", StringComparison.Ordinal))
        {
            if (!open.TryPop(out var opened)) Refuse(start, $"'{name}' closes no block.");
            else if (name != "end" + opened.Name) Refuse(start, $"'{name}' stands where end{opened.Name} is expected.");
        }
        return end + 2;
    }

    // The first word: whatever follows it need not be white space, as in {% if(a) %}.
    private string Name(int from, int to)
    {
        while (from < to && !char.IsLetter(source[from])) from++;
        var end = from;
        while (end < to && (char.IsLetterOrDigit(source[end]) || source[end] == '_')) end++;
        return source[from..end];
    }

    // Text up to the closing tag, whatever it holds.
    private int Verbatim(string name, int start, int end)
    {
        for (var at = source.IndexOf("{%", end, StringComparison.Ordinal); at >= 0; at = source.IndexOf("{%", at + 2, StringComparison.Ordinal))
        {
            var close = source.IndexOf("%}", at + 2, StringComparison.Ordinal);
            if (close < 0) break;
            if (source.AsSpan(at + 2, close - at - 2).Trim('-').Trim().SequenceEqual("end" + name)) return close + 2;
        }
        Refuse(start, $"The block '{name}' is not closed; expected {{% end{name} %}}.");
        return source.Length;
    }
}
