using System.Text;

namespace WorkflowHub.Expressions.Functions;

/// <summary>
/// Reads a regular expression of XPath (XQuery and XPath Functions 3.1, 5.6.1, over XML Schema 1.1, appendix G) and writes the same for
/// .NET. What only .NET knows (look around, <c>\b</c>, <c>\x41</c>, options in groups) is refused, so that a pattern means the same here
/// as in every other engine.
/// </summary>
/// <param name="text">The pattern, without the white space that the flag x takes away.</param>
/// <param name="dotAll">The flag s.</param>
/// <param name="lines">The flag m.</param>
/// <param name="wide">The text to match holds characters of two UTF-16 units: <c>.</c> and <c>[^a]</c> then take both.</param>
internal sealed class PatternText(string text, bool dotAll, bool lines, bool wide)
{
    private const string Pair = "[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]";
    private readonly StringBuilder result = new();
    private readonly Stack<int> open = new();
    private readonly HashSet<int> closed = [];
    private int groups;
    private int at;

    private sealed class Refused : Exception;

    /// <summary>The pattern as .NET writes it, or null when it is none of XPath.</summary>
    public static string? Translate(string pattern, string flags, bool wide)
    {
        var text = flags.Contains('x', StringComparison.Ordinal) ? Unspaced(pattern) : pattern;
        try
        {
            return new PatternText(text, flags.Contains('s', StringComparison.Ordinal), flags.Contains('m', StringComparison.Ordinal), wide).Read();
        }
        catch (Refused)
        {
            return null;
        }
    }

    private static string Unspaced(string pattern)
    {
        var kept = new StringBuilder();
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '[') classes++;
            if (c == ']') classes--;
            if (classes == 0 && IsSpace(c)) continue;
            kept.Append(c);
            if (c != '\\') continue;
            do i++;
            while (i < pattern.Length && classes == 0 && IsSpace(pattern[i]));
            if (i < pattern.Length) kept.Append(pattern[i]);
        }
        return kept.ToString();
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private string Read()
    {
        var mayRepeat = false;
        while (at < text.Length)
        {
            var c = text[at++];
            switch (c)
            {
                case '(': Open(); mayRepeat = false; continue;
                case ')': Close(); mayRepeat = true; continue;
                case '|': result.Append('|'); mayRepeat = false; continue;
                case '?' or '*' or '+' or '{':
                    if (!mayRepeat) throw new Refused();
                    Quantifier(c);
                    mayRepeat = false;
                    continue;
                case '^': result.Append('^'); break;
                case '$': result.Append(lines ? "$" : "\\z"); break;
                case '.': result.Append(dotAll ? Except("") : Except("\\n\\r")); break;
                case '[': result.Append(Class()); break;
                case ']' or '}': throw new Refused();
                case '\\': Escape(); break;
                default: Plain(c); break;
            }
            mayRepeat = true;
        }
        return open.Count == 0 ? result.ToString() : throw new Refused();
    }

    private void Open()
    {
        if (at < text.Length && text[at] == '?')
        {
            if (at + 1 >= text.Length || text[at + 1] != ':') throw new Refused();
            at += 2;
            open.Push(0);
            result.Append("(?:");
            return;
        }
        open.Push(++groups);
        result.Append('(');
    }

    private void Close()
    {
        if (!open.TryPop(out var group)) throw new Refused();
        if (group > 0) closed.Add(group);
        result.Append(')');
    }

    private void Quantifier(char c)
    {
        result.Append(c);
        if (c == '{')
        {
            var end = text.IndexOf('}', at);
            if (end < 0 || !PatternSets.Quantity().IsMatch(text.AsSpan(at, end - at))) throw new Refused();
            result.Append(text, at, end - at + 1);
            at = end + 1;
        }
        if (at >= text.Length || text[at] != '?') return;
        result.Append('?');
        at++;
    }

    private void Plain(char c)
    {
        if (char.IsHighSurrogate(c) && at < text.Length && char.IsLowSurrogate(text[at])) result.Append("(?:").Append(Written(c)).Append(Written(text[at++])).Append(')');
        else result.Append(Written(c));
    }

    /// <summary>A character that stands for itself wherever it is put.</summary>
    private static string Written(char c) => char.IsAsciiLetterOrDigit(c) ? c.ToString() : $"\\u{(int)c:X4}";

    private string Except(string set) => wide ? $"(?:[^{set}\\uD800-\\uDFFF]|{Pair})" : set.Length == 0 ? "[\\s\\S]" : $"[^{set}]";

    private void Escape()
    {
        var c = at < text.Length ? text[at] : '\0';
        if (c is >= '1' and <= '9') BackReference();
        else if (PatternSets.Negative(c) is { } positive)
        {
            at++;
            result.Append(Except(positive));
        }
        else if (c == 'P')
        {
            at++;
            result.Append(AsWritten(Except($"\\p{Category()}")));
        }
        else result.Append(AsWritten($"[{EscapeInClass()}]"));
    }

    /// <summary>The flag i changes letters, not categories: \p{Lu} takes capitals only.</summary>
    private static string AsWritten(string set) => set.Contains("\\p", StringComparison.OrdinalIgnoreCase) ? $"(?-i:{set})" : set;

    private void BackReference()
    {
        var number = text[at++] - '0';
        while (at < text.Length && char.IsAsciiDigit(text[at]) && (number * 10) + text[at] - '0' <= groups) number = (number * 10) + text[at++] - '0';
        if (!closed.Contains(number)) throw new Refused();
        // A group that took no part stands for the empty text.
        result.Append(System.Globalization.CultureInfo.InvariantCulture, $"(?({number})\\{number}|)");
    }

    /// <summary>What an escape stands for within a class; the place is after the backslash.</summary>
    private string EscapeInClass()
    {
        var c = at < text.Length ? text[at++] : '\0';
        if (c == 'p') return $"\\p{Category()}";
        if (c == 'P') return $"\\P{Category()}";
        if (PatternSets.Positive(c) is { } set) return set;
        if (PatternSets.Negative(c) is { } negative) return PatternSets.Complement(negative);
        return c switch
        {
            'n' => "\\n",
            'r' => "\\r",
            't' => "\\t",
            '\\' or '|' or '.' or '?' or '*' or '+' or '(' or ')' or '{' or '}' or '-' or '[' or ']' or '^' or '$' => Written(c),
            _ => throw new Refused(),
        };
    }

    private string Category()
    {
        var end = at < text.Length && text[at] == '{' ? text.IndexOf('}', at) : -1;
        if (end < 0 || !PatternSets.CategoryName().IsMatch(text.AsSpan(at + 1, end - at - 1))) throw new Refused();
        var name = text[at..(end + 1)];
        at = end + 1;
        return name;
    }

    /// <summary>A class in brackets; the place is after the first.</summary>
    private string Class()
    {
        var negated = at < text.Length && text[at] == '^';
        if (negated) at++;
        var (set, pairs, taken) = (new StringBuilder(), new List<string>(), "");
        while (true)
        {
            if (at >= text.Length) throw new Refused();
            if (text[at] == ']') break;
            if (text[at] == '-' && at + 1 < text.Length && text[at + 1] == '[')
            {
                at += 2;
                taken = $"-{Class()}";
                if (at >= text.Length || text[at] != ']') throw new Refused();
                break;
            }
            Item(set, pairs);
        }
        at++;
        if (set.Length == 0 && pairs.Count == 0) throw new Refused();
        if (PatternSets.IsCategory().IsMatch(set.ToString()) && taken.Length == 0) return AsWritten(negated ? Except(set.ToString()) : $"[{set}]");
        if (pairs.Count == 0) return negated ? taken.Length == 0 ? Except(set.ToString()) : $"[^{set}{taken}]" : $"[{set}{taken}]";
        if (negated || taken.Length > 0) throw new Refused();
        return $"(?:{(set.Length > 0 ? $"[{set}]|" : "")}{string.Join('|', pairs)})";
    }

    private void Item(StringBuilder set, List<string> pairs)
    {
        if (text[at] == '\\' && at + 1 < text.Length && !IsSingle(text[at + 1]))
        {
            at++;
            set.Append(EscapeInClass());
            return;
        }
        var from = Single();
        if (at + 1 >= text.Length || text[at] != '-' || text[at + 1] is ']' or '[')
        {
            Add(from, from);
            return;
        }
        at++;
        var to = Single();
        if (to < from) throw new Refused();
        Add(from, to);

        void Add(int first, int last)
        {
            if (first <= char.MaxValue) set.Append(Written((char)first)).Append('-').Append(Written((char)Math.Min(last, char.MaxValue)));
            if (last > char.MaxValue) pairs.AddRange(PatternSets.Pairs(Math.Max(first, char.MaxValue + 1), last));
        }
    }

    private static bool IsSingle(char c) => c is 'n' or 'r' or 't' || !char.IsLetterOrDigit(c);

    private int Single()
    {
        var c = text[at++];
        if (c == '[') throw new Refused();
        if (c == '\\')
        {
            if (at >= text.Length || !IsSingle(text[at])) throw new Refused();
            return text[at] switch { 'n' => Next('\n'), 'r' => Next('\r'), 't' => Next('\t'), _ => Checked() };
        }
        if (char.IsHighSurrogate(c) && at < text.Length && char.IsLowSurrogate(text[at])) return char.ConvertToUtf32(c, text[at++]);
        return c;

        int Next(char made)
        {
            at++;
            return made;
        }

        int Checked()
        {
            var made = text[at];
            _ = EscapeInClass();
            return made;
        }
    }
}
