using System.Numerics;

namespace WorkflowHub.Expressions;

/// <summary>A number on its way through an operation: as many digits as the exact result has, and the power of ten that they count.</summary>
internal readonly record struct WideNumber(BigInteger Digits, int Exponent) : IComparable<WideNumber>
{
    private const int MaxDigits = 34;
    private const int MinExponent = -6_176;
    private const int MaxMagnitude = 6_145;
    private const int MaxScale = 28;
    private static readonly BigInteger MaxNarrow = (BigInteger.One << 96) - 1;
    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, 80).Select(power => BigInteger.Pow(10, power))];

    public static BigInteger PowerOfTen(int power) => power < Powers.Length ? Powers[power] : BigInteger.Pow(10, power);

    /// <summary>How many digits a whole number has.</summary>
    public static int CountDigits(BigInteger digits)
    {
        digits = BigInteger.Abs(digits);
        if (digits.IsZero) return 1;
        // Never too many: log10(2) is a little more.
        var count = (int)((digits.GetBitLength() - 1) * 30_102 / 100_000) + 1;
        while (digits >= PowerOfTen(count)) count++;
        return count;
    }

    /// <summary>Digits before the point, or less than 1 for a number below 0.1.</summary>
    public int Magnitude => CountDigits(Digits) + Exponent;

    /// <summary>The same number with a smaller exponent.</summary>
    public BigInteger At(int exponent) => Digits * PowerOfTen(Exponent - exponent);

    public int CompareTo(WideNumber other)
    {
        if (Digits.Sign != other.Digits.Sign) return Digits.Sign.CompareTo(other.Digits.Sign);
        if (Digits.IsZero) return 0;
        if (Magnitude != other.Magnitude) return Digits.Sign * Magnitude.CompareTo(other.Magnitude);
        var exponent = Math.Min(Exponent, other.Exponent);
        return At(exponent).CompareTo(other.At(exponent));
    }

    /// <summary>At most so many digits, rounded half to even.</summary>
    public WideNumber Rounded(int digits)
    {
        var excess = CountDigits(Digits) - digits;
        return excess <= 0 ? this : RoundedAt(Exponent + excess, Rounding.HalfEven);
    }

    /// <summary>Whole at the power of ten.</summary>
    public WideNumber RoundedAt(int exponent, Rounding rounding)
    {
        if (exponent <= Exponent) return this;
        // Far below the place that is asked for only the sign counts.
        if (exponent - Exponent > CountDigits(Digits) + 1) return new WideNumber(Roundings.Up(rounding, Digits.Sign, false, -1) && !Digits.IsZero ? Digits.Sign : 0, exponent);
        var unit = PowerOfTen(exponent - Exponent);
        var whole = BigInteger.DivRem(Digits, unit, out var rest);
        if (rest.IsZero) return new WideNumber(whole, exponent);
        var half = (BigInteger.Abs(rest) * 2).CompareTo(unit);
        return new WideNumber(Roundings.Up(rounding, Digits.Sign, !whole.IsEven, half) ? whole + Digits.Sign : whole, exponent);
    }

    /// <summary>The number as it is held: rounded to 34 digits and to the least exponent, without zeros at its end.</summary>
    /// <returns><see cref="FeelNumber.None"/> for one too large.</returns>
    public FeelNumber Held()
    {
        var excess = Math.Max(0, CountDigits(Digits) - MaxDigits);
        var (digits, exponent) = RoundedAt(Math.Max(Exponent + excess, MinExponent), Rounding.HalfEven);
        if (digits.IsZero) return 0m;
        while (digits % 10 == 0) (digits, exponent) = (digits / 10, exponent + 1);
        if (CountDigits(digits) + exponent > MaxMagnitude) return FeelNumber.None;
        if (exponent is >= -MaxScale and <= MaxScale + 1)
        {
            var fitting = exponent > 0 ? digits * PowerOfTen(exponent) : digits;
            if (BigInteger.Abs(fitting) <= MaxNarrow) return Narrow(fitting, Math.Max(0, -exponent));
        }
        return FeelNumber.FromWide(digits.Sign < 0, (UInt128)BigInteger.Abs(digits), exponent);
    }

    /// <summary>The nearest decimal, or the largest.</summary>
    public decimal ToDecimal()
    {
        if (Magnitude > MaxScale + 1 || BigInteger.Abs(RoundedAt(0, Rounding.HalfEven).At(0)) > MaxNarrow) return Digits.Sign < 0 ? decimal.MinValue : decimal.MaxValue;
        var (digits, exponent) = RoundedAt(-MaxScale, Rounding.HalfEven);
        if (exponent > 0) (digits, exponent) = (digits * PowerOfTen(exponent), 0);
        return BigInteger.Abs(digits) <= MaxNarrow ? Narrow(digits, -exponent) : new WideNumber(digits, exponent).Rounded(MaxScale).ToDecimal();
    }

    private static decimal Narrow(BigInteger digits, int scale)
    {
        var bits = (UInt128)BigInteger.Abs(digits);
        return new decimal((int)(uint)bits, (int)(uint)(bits >> 32), (int)(uint)(bits >> 64), digits.Sign < 0, (byte)scale);
    }
}
