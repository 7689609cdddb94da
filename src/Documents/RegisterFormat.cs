using System.Globalization;
using System.Text;

namespace WorkflowHub.Documents;

/// <summary>How a register's numbers are printed: text with <c>{number}</c>, filled with zeros by <c>{number:000}</c>.</summary>
public sealed class RegisterFormat
{
    public const int MaxLength = 100;
    private const int MaxDigits = 10;

    private readonly string before;
    private readonly string after;
    private readonly int digits;

    private RegisterFormat(string before, string after, int digits) => (this.before, this.after, this.digits) = (before, after, digits);

    public static RegisterFormatReading Parse(string text)
    {
        if (text.Length > MaxLength) return Refused($"The format of a register has at most {MaxLength} characters (limit: format), this one {text.Length}.");
        var open = text.IndexOf('{', StringComparison.Ordinal);
        var close = text.IndexOf('}', StringComparison.Ordinal);
        if (open < 0 || close < open || text.IndexOf('{', open + 1) >= 0 || text.IndexOf('}', close + 1) >= 0)
            return Refused($"The format \"{text}\" must have {{number}} or, say, {{number:000}} exactly once.");
        var digits = text[(open + 1)..close] switch
        {
            "number" => 1,
            ['n', 'u', 'm', 'b', 'e', 'r', ':', .. var zeros] when zeros.Length is > 0 and <= MaxDigits && zeros.All(zero => zero == '0') => zeros.Length,
            _ => 0,
        };
        return digits == 0
            ? Refused($"The format \"{text}\" must have {{number}} or, say, {{number:000}} with up to {MaxDigits} zeros, and has {{{text[(open + 1)..close]}}}.")
            : new RegisterFormatReading(new RegisterFormat(text[..open], text[(close + 1)..], digits), null);
    }

    public string Print(int number) =>
        new StringBuilder(before).Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')).Append(after).ToString();

    private static RegisterFormatReading Refused(string problem) => new(null, problem);
}

/// <param name="Problem">Why there is no format, a sentence.</param>
public sealed record RegisterFormatReading(RegisterFormat? Format, string? Problem);
