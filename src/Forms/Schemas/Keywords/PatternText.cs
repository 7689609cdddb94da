using System.Text;

namespace WorkflowHub.Forms.Schemas.Keywords;

/// <summary>ECMAScript patterns (with the u flag) written the way .NET reads them.</summary>
internal static class PatternText
{
    // ECMAScript: digits and word characters are ASCII, white space has the byte order mark too, and $ is the very end.
    private const string Space = @"\s\uFEFF";

    public static string FromEcmaScript(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var unit = pattern[i];
            if (unit == '\\' && i + 1 < pattern.Length) i = Escape(pattern, i + 1, inClass, text);
            else if (unit == '$' && !inClass) text.Append(@"\z");
            else if (unit == '.' && !inClass) text.Append(@"[^\n\r\u2028\u2029]");
            else if (unit == '[' && inClass) text.Append(@"\[");
            else
            {
                if (unit == '[') inClass = true;
                if (unit == ']') inClass = false;
                text.Append(unit);
            }
        }
        return text.ToString();
    }

    private static int Escape(string pattern, int at, bool inClass, StringBuilder text)
    {
        switch (pattern[at])
        {
            case 'd': text.Append(inClass ? "0-9" : "[0-9]"); return at;
            case 'w': text.Append(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]"); return at;
            case 's': text.Append(inClass ? Space : $"[{Space}]"); return at;
            case 'D' when !inClass: text.Append("[^0-9]"); return at;
            case 'W' when !inClass: text.Append("[^a-zA-Z0-9_]"); return at;
            case 'S' when !inClass: text.Append($"[^{Space}]"); return at;
            case 'p' or 'P': return Property(pattern, at, text);
            default: text.Append('\\').Append(pattern[at]); return at;
        }
    }

    // \p{Letter} and \p{General_Category=Letter} are \p{L} here.
    private static int Property(string pattern, int at, StringBuilder text)
    {
        var close = pattern.IndexOf('}', at);
        if (close < 0 || at + 1 >= pattern.Length || pattern[at + 1] != '{')
        {
            text.Append('\\').Append(pattern[at]);
            return at;
        }
        var name = pattern[(at + 2)..close];
        name = name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var known = name switch
        {
            "Letter" => "L",
            "Uppercase_Letter" => "Lu",
            "Lowercase_Letter" => "Ll",
            "Number" => "N",
            "Decimal_Number" or "digit" => "Nd",
            "Punctuation" => "P",
            "Symbol" => "S",
            "Separator" => "Z",
            "Mark" => "M",
            _ => name,
        };
        text.Append('\\').Append(pattern[at]).Append('{').Append(known).Append('}');
        return close;
    }
}
