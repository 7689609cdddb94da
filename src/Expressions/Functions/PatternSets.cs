using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowHub.Expressions.Functions;

/// <summary>The named sets of characters in regular expressions of XML Schema, as .NET writes them within brackets.</summary>
internal static partial class PatternSets
{
    private const string Space = "\\u0009\\u000A\\u000D\\u0020";
    private const string Word = "\\p{L}\\p{M}\\p{N}\\p{S}";
    private const string NameStart = "\\u003A\\u0041-\\u005A\\u005F\\u0061-\\u007A\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";
    private const string NameChar = "\\u002D-\\u002E\\u0030-\\u003A\\u0041-\\u005A\\u005F\\u0061-\\u007A\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u203F-\\u2040\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD";

    [GeneratedRegex(@"^\d{1,6}(,(\d{1,6})?)?$", RegexOptions.CultureInvariant)]
    public static partial Regex Quantity();

    [GeneratedRegex(@"^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?|Is[a-zA-Z0-9\-]+)$", RegexOptions.CultureInvariant)]
    public static partial Regex CategoryName();

    [GeneratedRegex(@"^\\[pP]\{[^}]*\}$", RegexOptions.CultureInvariant)]
    public static partial Regex IsCategory();

    [GeneratedRegex(@"\\u([0-9A-F]{4})(?:-\\u([0-9A-F]{4}))?", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    /// <summary>What <c>\s \d \w \i \c</c> take; null for another letter.</summary>
    public static string? Positive(char letter) => letter switch
    {
        's' => Space,
        'd' => "\\d",
        'w' => Word,
        'i' => NameStart,
        'c' => NameChar,
        'W' => "\\p{P}\\p{Z}\\p{C}",
        _ => null,
    };

    /// <summary>What <c>\S \D \I \C</c> do not take; null for another letter.</summary>
    public static string? Negative(char letter) => letter is 'S' or 'D' or 'I' or 'C' ? Positive(char.ToLowerInvariant(letter)) : null;

    /// <summary>All but the set, written without a negation, as it may stand beside others in brackets.</summary>
    public static string Complement(string set)
    {
        if (set == "\\d") return "\\D";
        var (result, next) = (new StringBuilder(), 0);
        foreach (Match range in Ranges().Matches(set))
        {
            var from = Hex(range.Groups[1]);
            Append(next, from - 1);
            next = (range.Groups[2].Success ? Hex(range.Groups[2]) : from) + 1;
        }
        Append(next, char.MaxValue);
        return result.ToString();

        static int Hex(Group group) => int.Parse(group.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

        void Append(int from, int to)
        {
            if (from <= to) result.Append(CultureInfo.InvariantCulture, $"\\u{from:X4}-\\u{to:X4}");
        }
    }

    /// <summary>Alternatives that take the code points from one beyond the first 65,536 to another, as pairs of UTF-16 units.</summary>
    public static IEnumerable<string> Pairs(int from, int to)
    {
        var (first, last) = (char.ConvertFromUtf32(from), char.ConvertFromUtf32(to));
        if (first[0] == last[0]) return [Row(first[0], first[0], first[1], last[1])];
        var rows = new List<string> { Row(first[0], first[0], first[1], '\uDFFF'), Row(last[0], last[0], '\uDC00', last[1]) };
        if (first[0] + 1 < last[0]) rows.Add(Row((char)(first[0] + 1), (char)(last[0] - 1), '\uDC00', '\uDFFF'));
        return rows;

        static string Row(int high, int highest, int low, int lowest) => $"[\\u{high:X4}-\\u{highest:X4}][\\u{low:X4}-\\u{lowest:X4}]";
    }
}
