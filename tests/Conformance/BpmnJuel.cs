using System.Globalization;
using System.Text;

namespace WorkflowHub.Conformance;

/// <summary>
/// Other engines' expressions as FEEL: JUEL within <c>${…}</c>, and the bare Java expressions of the betsy models. What has no equal in FEEL is not mapped:
/// it throws, and the case fails with that reason.
/// </summary>
internal sealed class BpmnJuel
{
    private static readonly string[][] Levels = [["||", "or"], ["&&", "and"], ["==", "eq", "!=", "ne"], ["<=", "le", ">=", "ge", "<", "lt", ">", "gt"], ["+", "-"], ["*", "/", "div", "%", "mod"]];

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["||"] = "or", ["&&"] = "and", ["=="] = "=", ["eq"] = "=", ["ne"] = "!=", ["le"] = "<=", ["ge"] = ">=", ["lt"] = "<", ["gt"] = ">", ["div"] = "/",
    };

    /// <summary>Attributes of loops, by the names that BPMN gives them; such engines count from 0.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["nrOfInstances"] = "numberOfInstances", ["nrOfActiveInstances"] = "numberOfActiveInstances", ["nrOfCompletedInstances"] = "numberOfCompletedInstances",
        ["loopCounter"] = "(loopCounter - 1)",
    };

    private readonly List<string> tokens;
    private int at;

    private BpmnJuel(string text) => tokens = Tokens(text);

    /// <summary>A whole attribute or body: a plain expression, one <c>${…}</c>, or text with such in it.</summary>
    public static string ToFeel(string text)
    {
        text = text.Trim();
        if (!text.Contains("${", StringComparison.Ordinal) && !text.Contains("#{", StringComparison.Ordinal)) return Expression(text);
        var parts = Parts(text).ToList();
        return parts.Count == 1 ? parts[0] : string.Join(" + ", parts.Select(part => part.StartsWith('"') ? part : $"string({part})"));
    }

    public static bool IsExpression(string text) => text.Contains("${", StringComparison.Ordinal) || text.Contains("#{", StringComparison.Ordinal);

    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<string> Parts(string text)
    {
        for (var from = 0; from < text.Length;)
        {
            var open = text.IndexOf('{', from) - 1;
            if (open < from) open = text.Length;
            if (open > from) yield return Quoted(text[from..open]);
            if (open >= text.Length) yield break;
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"'{text}' does not close its expression.");
            yield return Expression(text[(open + 2)..close]);
            from = close + 1;
        }
    }

    private static string Expression(string text)
    {
        var parser = new BpmnJuel(text);
        var feel = parser.Conditional();
        return parser.at == parser.tokens.Count ? feel : throw new FormatException($"'{text}' has no equal in FEEL: '{parser.tokens[parser.at]}' was not expected.");
    }

    private string Conditional()
    {
        var condition = Binary(0);
        if (!Take("?")) return condition;
        var then = Conditional();
        Need(":");
        return $"if {condition} then {then} else {Conditional()}";
    }

    private string Binary(int level)
    {
        if (level == Levels.Length) return Unary();
        var left = Binary(level + 1);
        while (at < tokens.Count && Levels[level].Contains(tokens[at]))
        {
            var found = tokens[at++];
            var right = Binary(level + 1);
            left = found is "%" or "mod" ? $"modulo({left}, {right})" : $"({left} {Operators.GetValueOrDefault(found, found)} {right})";
        }
        return left;
    }

    private string Unary()
    {
        // JUEL takes what is missing for false.
        if (Take("!") || Take("not")) return $"not({Unary()} = true)";
        if (Take("-")) return $"-{Unary()}";
        if (!Take("empty")) return Postfix(Primary());
        return Empty(Unary());
    }

    private string Postfix(string value)
    {
        while (true)
        {
            if (Take("."))
            {
                var member = tokens[at++];
                value = Take("(") ? Method(value, member, Arguments()) : $"{value}.{member}";
            }
            else if (Take("["))
            {
                // JUEL counts from 0, FEEL from 1.
                value = $"{value}[{Conditional()} + 1]";
                Need("]");
            }
            else return value;
        }
    }

    private static string Method(string value, string name, List<string> arguments) => (name, arguments.Count) switch
    {
        ("contains", 1) => $"(if {value} instance of list<Any> then list contains({value}, {arguments[0]}) else contains({value}, {arguments[0]}))",
        ("equals", 1) => $"({value} = {arguments[0]})",
        ("startsWith", 1) => $"starts with({value}, {arguments[0]})",
        ("endsWith", 1) => $"ends with({value}, {arguments[0]})",
        ("size", 0) => $"count({value})",
        ("length", 0) => $"string length({value})",
        ("isEmpty", 0) => Empty(value),
        ("toUpperCase", 0) => $"upper case({value})",
        ("toLowerCase", 0) => $"lower case({value})",
        ("toString", 0) => $"string({value})",
        ("getVariable", 1) when value == "execution" && arguments[0] is ['"', .., '"'] => arguments[0][1..^1],
        _ => throw new FormatException($"The method {name} of {value} has no equal in FEEL."),
    };

    private static string Empty(string value) => $"((if {value} instance of list<Any> then count({value}) = 0 else {value} = null or {value} = \"\") = true)";

    private List<string> Arguments()
    {
        var arguments = new List<string>();
        if (Take(")")) return arguments;
        do arguments.Add(Conditional()); while (Take(","));
        Need(")");
        return arguments;
    }

    private string Primary()
    {
        if (at >= tokens.Count) throw new FormatException("The expression ends too soon.");
        if (Take("("))
        {
            var inner = Conditional();
            Need(")");
            return $"({inner})";
        }
        var token = tokens[at++];
        if (token[0] is '\'' or '"') return Quoted(token[1..^1]);
        if (char.IsAsciiDigit(token[0])) return decimal.Parse(token.TrimEnd('L', 'l', 'f', 'd'), NumberStyles.Number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        if (char.IsLetter(token[0]) || token[0] == '_') return Names.GetValueOrDefault(token, token);
        throw new FormatException($"'{token}' was not expected.");
    }

    private bool Take(string token)
    {
        if (at >= tokens.Count || tokens[at] != token) return false;
        at++;
        return true;
    }

    private void Need(string token)
    {
        if (!Take(token)) throw new FormatException($"'{token}' was expected.");
    }

    private static List<string> Tokens(string text)
    {
        var found = new List<string>();
        for (var from = 0; from < text.Length;)
        {
            var to = from + 1;
            var c = text[from];
            if (char.IsWhiteSpace(c)) { from++; continue; }
            if (c is '\'' or '"') to = text.IndexOf(c, from + 1) + 1;
            else if (char.IsLetter(c) || c == '_') while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] == '_')) to++;
            else if (char.IsAsciiDigit(c)) while (to < text.Length && (char.IsLetterOrDigit(text[to]) || text[to] == '.')) to++;
            else if (to < text.Length && new StringBuilder().Append(c).Append(text[to]).ToString() is "==" or "!=" or "<=" or ">=" or "&&" or "||") to++;
            if (to <= from) throw new FormatException($"A text in '{text}' does not end.");
            found.Add(text[from..to]);
            from = to;
        }
        return found;
    }
}
