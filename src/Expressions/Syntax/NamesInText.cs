namespace WorkflowHub.Expressions;

/// <summary>What a FEEL name is made of (DMN 1.5, grammar rules 22 to 27), and finding one in a text.</summary>
internal static class NamesInText
{
    public static bool IsStart(char c) => char.IsLetter(c) || c is '_' or '?' || char.IsSurrogate(c) || (c >= '\u00C0' && IsInRanges(c) && !IsSpace(c));

    // Of the grammar: signs that are no letters stand in names too.
    private static bool IsInRanges(char c) => c is not ('\u00D7' or '\u00F7') && c is <= '\u02FF' or >= '\u0370' and <= '\u037D' or >= '\u037F' and <= '\u1FFF' or '\u200C' or '\u200D'
        or >= '\u2070' and <= '\u218F' or >= '\u2C00' and <= '\u2FEF' or >= '\u3001' and <= '\uD7FF' or >= '\uF900' and <= '\uFDCF' or >= '\uFDF0' and <= '\uFFFD';

    /// <summary>White space of the grammar (rules 60 and 61): a few characters more than the framework counts.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u180E' or '\u200B' or '\uFEFF';

    public static bool IsPart(char c) => IsStart(c) || char.IsDigit(c) || c is '\u00B7' or '\u203F' or '\u2040' || char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    public static bool IsSymbol(char c) => c is '.' or '/' or '-' or '\'' or '+' or '*';

    /// <summary>Several words, or symbols in it: cannot be read without knowing it.</summary>
    public static bool IsPhrase(string name)
    {
        foreach (var c in name)
            if (!IsPart(c)) return true;
        return false;
    }

    /// <summary>Where the known name ends when it stands at this place (white space may differ), or -1.</summary>
    public static int Match(string source, int at, string name)
    {
        if (name.Length == 0 || name[0] == ' ') return -1;
        var i = at;
        for (var n = 0; n < name.Length; n++)
        {
            if (name[n] == ' ')
            {
                var before = i;
                while (i < source.Length && IsSpace(source[i])) i++;
                // "a + b" as a name may be written without its spaces, "a b" may not.
                if (i == before && n + 1 < name.Length && IsPart(name[n - 1]) && IsPart(name[n + 1])) return -1;
                continue;
            }
            if (n > 0 && i < source.Length && IsSpace(source[i]) && (!IsPart(name[n]) || !IsPart(name[n - 1])))
                while (i < source.Length && IsSpace(source[i])) i++;
            if (i >= source.Length || source[i] != name[n]) return -1;
            i++;
        }
        return i < source.Length && IsPart(source[i]) && IsPart(name[^1]) ? -1 : i;
    }

    /// <summary>The name with single spaces between its words.</summary>
    public static string Normal(ReadOnlySpan<char> written)
    {
        var text = new System.Text.StringBuilder(written.Length);
        foreach (var c in written.Trim())
        {
            if (!IsSpace(c)) text.Append(c);
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        return text.ToString();
    }

    /// <summary>The known name that looks most like the written one, when it is near enough to be a slip.</summary>
    public static string? Nearest(string written, IEnumerable<string> known)
    {
        string? best = null;
        var bestDistance = Math.Max(1, written.Length / 3) + 1;
        foreach (var name in known)
        {
            if (Math.Abs(name.Length - written.Length) >= bestDistance) continue;
            var distance = Distance(written, name);
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (name, distance);
        }
        return best;
    }

    /// <summary>Letters to change, leave out, add or swap with a neighbour, whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        if (a.Length > 100 || b.Length > 100) return int.MaxValue;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[a.Length, b.Length];
    }
}
