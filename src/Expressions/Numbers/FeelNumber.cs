using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace WorkflowHub.Expressions;

/// <summary>
/// A number of FEEL (DMN 1.5, 10.3.2.3.1): a decimal of IEEE 754-2008 with 34 digits and exponents from -6143 to 6144. What has more digits is
/// rounded half to even by the operation that makes it; what is smaller than 1E-6176 is 0; what is larger is no number, and the operation says so.
/// Numbers are equal by what they are worth, whatever zeros stand at their end.
/// </summary>
/// <remarks>
/// Nearly all numbers fit a <see cref="decimal"/>, and are held and reckoned with as one. The 128 bits of a decimal leave its lowest 14 free:
/// there a wider number has its exponent, never 0, and has 113 bits left for its digits. A number that fits a decimal is always held as one.
/// </remarks>
public readonly struct FeelNumber : IEquatable<FeelNumber>, IComparable<FeelNumber>
{
    private const int ExponentMask = 0x3FFF;
    private const int Bias = 6_177;
    private const int SignBit = int.MinValue;
    private const int HighDigitsAt = 14;

    // In the order in which a decimal has them.
    private readonly int flags;
    private readonly uint high;
    private readonly ulong low;

    private FeelNumber(int flags, uint high, ulong low) => (this.flags, this.high, this.low) = (flags, high, low);

    /// <summary>What an operation comes to whose result cannot be held; never the number of a value.</summary>
    internal static readonly FeelNumber None = new(ExponentMask, 0, 0);

    internal bool IsNone => flags == ExponentMask;

    /// <summary>Whether it is held as a decimal.</summary>
    internal bool IsNarrow => (flags & ExponentMask) == 0;

    /// <summary>Whether both are held as decimals with digits below 2 to the 64th.</summary>
    internal static bool AreShort(FeelNumber a, FeelNumber b) => (((a.flags | b.flags) & ExponentMask) | (int)(a.high | b.high)) == 0;

    /// <summary>The decimal it is held as.</summary>
    internal decimal Narrow => Unsafe.BitCast<FeelNumber, decimal>(this);

    /// <summary>Digits of a narrow number, as bits: a whole number below 2 to this power.</summary>
    internal int NarrowBits => high != 0 ? 96 - BitOperations.LeadingZeroCount(high) : 64 - BitOperations.LeadingZeroCount(low);

    /// <summary>Digits of a narrow number after its point.</summary>
    internal int NarrowScale => (flags >> 16) & 0xFF;

    /// <summary>The number a decimal is.</summary>
    public static implicit operator FeelNumber(decimal number) => Unsafe.BitCast<decimal, FeelNumber>(number);

    /// <summary>The way out to <see cref="decimal"/>: the nearest one, rounded half to even to its 28 digits; its largest where the number is beyond.</summary>
    public decimal ToDecimal() => IsNarrow ? Narrow : Parts.ToDecimal();

    /// <summary>The nearest number in binary.</summary>
    public double ToDouble() => IsNarrow ? (double)Narrow : double.Parse(ToString(), CultureInfo.InvariantCulture);

    /// <summary>Whether it has no digits after its point but zeros.</summary>
    public bool IsInteger => IsNarrow ? decimal.IsInteger(Narrow) : Parts.Exponent >= 0;

    /// <summary>Whether it is a whole number of times the other.</summary>
    /// <param name="factor">Another number.</param>
    /// <returns>Whether the remainder is 0; false for a factor of 0.</returns>
    public bool IsMultipleOf(FeelNumber factor) => Reckoning.Modulo(this, factor) is { IsNone: false, Sign: 0 };

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => flags < 0 ? (IsNarrow && Narrow == 0 ? 0 : -1) : IsNarrow && (high | low) == 0 ? 0 : 1;

    /// <summary>Reads a number as FEEL and JSON write it: digits, a point, an exponent. More than 34 digits are rounded half to even.</summary>
    /// <returns>False where the text is not a number, or is one too large.</returns>
    /// <param name="text">The text, without white space.</param>
    /// <param name="number">The number, or 0.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelNumber number) => NumberText.TryRead(text, out number);

    /// <summary>As string() writes it (DMN 1.5, 10.3.4.1): without zeros at the end; with an exponent only where more than 100 zeros would stand in it.</summary>
    public override string ToString() => IsNarrow ? Narrow.ToString("0.############################", CultureInfo.InvariantCulture) : NumberText.Write(Parts);

    /// <inheritdoc/>
    public int CompareTo(FeelNumber other) => IsNarrow && other.IsNarrow ? Narrow.CompareTo(other.Narrow) : Parts.CompareTo(other.Parts);

    /// <inheritdoc/>
    public bool Equals(FeelNumber other) => IsNarrow ? other.IsNarrow && Narrow == other.Narrow : flags == other.flags && high == other.high && low == other.low;
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelNumber other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => IsNarrow ? Narrow.GetHashCode() : HashCode.Combine(flags, high, low);

    /// <summary>Whether both are worth the same.</summary>
    public static bool operator ==(FeelNumber left, FeelNumber right) => left.Equals(right);
    /// <summary>Whether they are worth something else.</summary>
    public static bool operator !=(FeelNumber left, FeelNumber right) => !left.Equals(right);
    /// <summary>Whether the first is smaller.</summary>
    public static bool operator <(FeelNumber left, FeelNumber right) => left.CompareTo(right) < 0;
    /// <summary>Whether the first is larger.</summary>
    public static bool operator >(FeelNumber left, FeelNumber right) => left.CompareTo(right) > 0;
    /// <summary>Whether the first is smaller or the same.</summary>
    public static bool operator <=(FeelNumber left, FeelNumber right) => left.CompareTo(right) <= 0;
    /// <summary>Whether the first is larger or the same.</summary>
    public static bool operator >=(FeelNumber left, FeelNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Its digits as a whole number, and the power of ten that they count.</summary>
    internal WideNumber Parts
    {
        get
        {
            if (IsNarrow)
            {
                BigInteger digits = new UInt128(high, low);
                return new WideNumber(flags < 0 ? -digits : digits, -NarrowScale);
            }
            BigInteger wide = new UInt128(((ulong)((flags & ~SignBit) >> HighDigitsAt) << 32) | high, low);
            return new WideNumber(flags < 0 ? -wide : wide, (flags & ExponentMask) - Bias);
        }
    }

    /// <summary>From at most 34 digits, the last of which is not 0, where they do not fit a decimal.</summary>
    internal static FeelNumber FromWide(bool negative, UInt128 digits, int exponent) =>
        new((negative ? SignBit : 0) | ((int)(uint)(digits >> 96) << HighDigitsAt) | (exponent + Bias), (uint)(digits >> 64), (ulong)digits);
}
