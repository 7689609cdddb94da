using System.Globalization;
using System.Numerics;

namespace WorkflowHub.Expressions;

/// <summary>Numbers from texts and to texts.</summary>
internal static class NumberText
{
    // What is surely held exactly by a decimal.
    private const int ShortLength = 28;
    private const int MaxZeros = 100;
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static bool TryRead(ReadOnlySpan<char> text, out FeelNumber number)
    {
        if (text.Length <= ShortLength && text.IndexOfAny('e', 'E') < 0)
        {
            var read = decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var narrow);
            number = narrow;
            return read;
        }
        number = Read(text) is { } wide ? wide.Held() : FeelNumber.None;
        if (!number.IsNone) return true;
        number = default;
        return false;
    }

    private static WideNumber? Read(ReadOnlySpan<char> text)
    {
        var exponent = 0L;
        if (text.IndexOfAny('e', 'E') is >= 0 and var at)
        {
            if (Exponent(text[(at + 1)..]) is not { } power) return null;
            exponent = power;
            text = text[..at];
        }
        var negative = text.StartsWith("-");
        if (negative || text.StartsWith("+")) text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction)) return null;
        var (digits, left) = Digits(whole, fraction);
        exponent += left - fraction.Length;
        // Beyond what can be held on either side: the sign and the side are all that counts.
        if (digits.IsZero || exponent < -20_000) return new WideNumber(0, 0);
        return new WideNumber(negative ? -digits : digits, (int)Math.Min(exponent, 20_000));
    }

    // An exponent that no digits could make up for is as good as any other of its kind.
    private static long? Exponent(ReadOnlySpan<char> written)
    {
        var negative = written.StartsWith("-");
        if (negative || written.StartsWith("+")) written = written[1..];
        if (written.Length == 0 || !AreDigits(written)) return null;
        written = written.TrimStart('0');
        var power = written.Length > 9 ? 9_999_999_999 : written.Length == 0 ? 0 : long.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture);
        return negative ? -power : power;
    }

    /// <summary>The digits that can count, and how many are left off at the end: a sign that something was there takes their place.</summary>
    private static (BigInteger Digits, int LeftOff) Digits(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        var all = string.Concat(whole, fraction).AsSpan().TrimStart('0');
        if (all.Length == 0) return (0, 0);
        const int Counting = 40;
        if (all.Length <= Counting) return (BigInteger.Parse(all, NumberStyles.None, CultureInfo.InvariantCulture), 0);
        var sticky = all[Counting..].IndexOfAnyExcept('0') >= 0 ? 1 : 0;
        return ((BigInteger.Parse(all[..Counting], NumberStyles.None, CultureInfo.InvariantCulture) * 10) + sticky, all.Length - Counting - 1);
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;

    public static string Write(WideNumber number)
    {
        var (digits, exponent) = number;
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture);
        var sign = digits.Sign < 0 ? "-" : "";
        if (exponent > MaxZeros || exponent < -MaxZeros - text.Length)
        {
            var power = exponent + text.Length - 1;
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{text[0]}{(text.Length > 1 ? "." : "")}{text[1..]}E{(power < 0 ? "" : "+")}{power}");
        }
        if (exponent >= 0) return sign + text + new string('0', exponent);
        text = text.PadLeft(1 - exponent, '0');
        return $"{sign}{text[..^-exponent]}.{text[^-exponent..]}";
    }
}
