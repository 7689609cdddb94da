using System.Numerics;

namespace WorkflowHub.Expressions;

/// <summary>
/// The operations of numbers. Where the exact result surely fits a decimal the framework works it out; otherwise it is worked out in whole
/// numbers and rounded once, to 34 digits, half to even. <see cref="FeelNumber.None"/> comes of what is too large and of a division by zero.
/// </summary>
internal static class Reckoning
{
    // Bits of a decimal's digits, and of a power of ten.
    private const int NarrowBits = 96;
    private const int MaxScale = 28;
    private const int GuardDigits = 12;
    private const int Digits = 34;

    public static FeelNumber Add(FeelNumber a, FeelNumber b) => FitsSum(a, b) ? a.Narrow + b.Narrow : Sum(a.Parts, b.Parts);

    public static FeelNumber Subtract(FeelNumber a, FeelNumber b) => FitsSum(a, b) ? a.Narrow - b.Narrow : Sum(a.Parts, Negative(b.Parts));

    public static FeelNumber Multiply(FeelNumber a, FeelNumber b)
    {
        if (FitsProduct(a, b)) return a.Narrow * b.Narrow;
        var (left, right) = (a.Parts, b.Parts);
        return new WideNumber(left.Digits * right.Digits, left.Exponent + right.Exponent).Held();
    }

    public static FeelNumber Divide(FeelNumber a, FeelNumber b)
    {
        if (b.Sign == 0) return FeelNumber.None;
        if (a.IsNarrow && b.IsNarrow && a.NarrowBits <= 64 && b.NarrowScale <= 9)
        {
            // A quotient within a decimal is exact when it leads back.
            FeelNumber quotient = a.Narrow / b.Narrow;
            if (FitsProduct(quotient, b) && quotient.Narrow * b.Narrow == a.Narrow) return quotient;
        }
        return Quotient(a.Parts, b.Parts, Digits).Held();
    }

    public static FeelNumber Negate(FeelNumber a) => a.IsNarrow ? 0m - a.Narrow : Negative(a.Parts).Held();

    public static FeelNumber Abs(FeelNumber a) => a.Sign < 0 ? Negate(a) : a;

    /// <summary>The remainder with the sign of the divisor: dividend - divisor * floor(dividend / divisor).</summary>
    public static FeelNumber Modulo(FeelNumber a, FeelNumber b)
    {
        if (b.Sign == 0) return FeelNumber.None;
        if (FitsSum(a, b))
        {
            var rest = a.Narrow % b.Narrow;
            return rest != 0 && rest < 0 != b.Sign < 0 ? rest + b.Narrow : rest;
        }
        var (left, right) = (a.Parts, b.Parts);
        var exponent = Math.Min(left.Exponent, right.Exponent);
        var (divisor, left1) = (right.At(exponent), left.At(exponent));
        var whole = BigInteger.Remainder(left1, divisor);
        return new WideNumber(!whole.IsZero && whole.Sign != divisor.Sign ? whole + divisor : whole, exponent).Held();
    }

    /// <summary>Rounds at so many digits after the point, or before it where negative.</summary>
    public static FeelNumber Round(FeelNumber a, int scale, Rounding rounding)
    {
        if (a.IsNarrow && scale >= a.NarrowScale) return a;
        if (a.IsNarrow && scale >= 0 && Roundings.Of(rounding, a.Sign) is { } known) return Math.Round(a.Narrow, scale, known);
        return a.Parts.RoundedAt(-scale, rounding).Held();
    }

    /// <summary>A power with a whole exponent.</summary>
    public static FeelNumber Power(FeelNumber a, int exponent)
    {
        if (exponent < 0) return Reciprocal(a, exponent);
        if (a.IsNarrow && (long)a.NarrowBits * exponent < NarrowBits && a.NarrowScale * exponent <= MaxScale)
        {
            var result = 1m;
            for (var i = 0; i < exponent; i++) result *= a.Narrow;
            return result;
        }
        return Power(a.Parts, exponent)?.Held() ?? FeelNumber.None;
    }

    private static FeelNumber Reciprocal(FeelNumber a, int exponent) =>
        a.Sign == 0 ? FeelNumber.None : Power(a.Parts, -(long)exponent) is not { } power ? 0m
            : power.Digits.IsZero ? FeelNumber.None : Quotient(new WideNumber(1, 0), power, Digits).Held();

    /// <summary>By squaring, with digits to spare; null for what is far too large. What is far too small is 0 in the end.</summary>
    private static WideNumber? Power(WideNumber a, long exponent)
    {
        const int Far = 100_000;
        var result = new WideNumber(1, 0);
        for (; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1) result = Product(result, a);
            if (Math.Abs(result.Magnitude) > Far) return result.Magnitude > 0 ? null : new WideNumber(0, 0);
            if (exponent > 1) a = Product(a, a);
            if (Math.Abs(a.Magnitude) > Far) return a.Magnitude > 0 ? null : new WideNumber(0, 0);
        }
        return result;

        static WideNumber Product(WideNumber x, WideNumber y) => new WideNumber(x.Digits * y.Digits, x.Exponent + y.Exponent).Rounded(Digits + (2 * GuardDigits));
    }

    /// <summary>A quotient to so many digits and a few more; the last one is not 0 where something is left off.</summary>
    public static WideNumber Quotient(WideNumber a, WideNumber b, int digits)
    {
        var shift = Math.Max(0, digits + GuardDigits + WideNumber.CountDigits(b.Digits) - WideNumber.CountDigits(a.Digits));
        var whole = BigInteger.DivRem(a.Digits * WideNumber.PowerOfTen(shift), b.Digits, out var rest);
        return rest.IsZero ? new WideNumber(whole, a.Exponent - b.Exponent - shift)
            : new WideNumber((whole * 10) + (a.Digits.Sign * b.Digits.Sign), a.Exponent - b.Exponent - shift - 1);
    }

    private static FeelNumber Sum(WideNumber a, WideNumber b)
    {
        if (a.Digits.IsZero) return b.Held();
        if (b.Digits.IsZero) return a.Held();
        if (a.Magnitude < b.Magnitude) (a, b) = (b, a);
        // What lies far below the last digit only tells which side of it the sum is on.
        if (a.Exponent - (2 * Digits) > b.Magnitude) b = new WideNumber(b.Digits.Sign, a.Exponent - (2 * Digits));
        var exponent = Math.Min(a.Exponent, b.Exponent);
        return new WideNumber(a.At(exponent) + b.At(exponent), exponent).Held();
    }

    private static WideNumber Negative(WideNumber a) => a with { Digits = -a.Digits };

    /// <summary>Whether a decimal holds the sum whatever the digits are.</summary>
    private static bool FitsSum(FeelNumber a, FeelNumber b)
    {
        var apart = a.NarrowScale - b.NarrowScale;
        // Nearly always: neither has more than 64 bits, nor many more places than the other.
        if (FeelNumber.AreShort(a, b) && apart is >= -9 and <= 9) return true;
        if (!a.IsNarrow || !b.IsNarrow) return false;
        return a.NarrowBits + BitsOfTen(-apart) < NarrowBits && b.NarrowBits + BitsOfTen(apart) < NarrowBits;
    }

    private static bool FitsProduct(FeelNumber a, FeelNumber b) =>
        a.IsNarrow && b.IsNarrow && a.NarrowBits + b.NarrowBits <= NarrowBits && a.NarrowScale + b.NarrowScale <= MaxScale;

    private static int BitsOfTen(int power) => power <= 0 ? 0 : ((power * 10) + 2) / 3;
}
