using System.Numerics;

namespace WorkflowHub.Expressions;

/// <summary>
/// Roots, powers of e and logarithms to 34 digits. They are worked out in whole numbers that count the 90th digit after the point: all of the 34 digits count.
/// </summary>
internal static class Series
{
    /// <summary>What one of them counts as, beside an operation of decimals.</summary>
    public const int Steps = 100;

    private const int Places = 90;
    private const int Halvings = 16;
    // Beyond these exp() is too large to be held, or 0.
    private const int Largest = 14_200;
    private static readonly BigInteger One = BigInteger.Pow(10, Places);
    private static readonly BigInteger LnOfTen = (3 * LnNearOne(2 * One)) + LnNearOne(One * 5 / 4);

    /// <summary>The square root.</summary>
    public static FeelNumber Root(FeelNumber number)
    {
        var (digits, exponent) = number.Parts;
        if (digits.IsZero) return 0m;
        var shift = Math.Max(0, 90 - WideNumber.CountDigits(digits));
        if ((exponent - shift) % 2 != 0) shift++;
        var scaled = digits * WideNumber.PowerOfTen(shift);
        var root = WholeRoot(scaled);
        return root * root == scaled ? new WideNumber(root, (exponent - shift) / 2).Held() : new WideNumber((root * 10) + 1, ((exponent - shift) / 2) - 1).Held();
    }

    /// <summary>A power of e; none for one too large.</summary>
    public static FeelNumber Exp(FeelNumber number)
    {
        if (number > Largest) return FeelNumber.None;
        return number < -2m * Largest ? 0m : Exp(Fixed(number.Parts)).Held();
    }

    /// <summary>The natural logarithm of a number above 0.</summary>
    public static FeelNumber Log(FeelNumber number) => number == 1m ? 0m : new WideNumber(LogFixed(number.Parts), -Places).Held();

    /// <summary>A power of a number above 0 with any exponent.</summary>
    public static FeelNumber Power(FeelNumber number, FeelNumber exponent)
    {
        var (digits, power) = exponent.Parts;
        var product = new WideNumber(LogFixed(number.Parts) * digits, power - Places);
        if (product.Magnitude > 6) return product.Digits.Sign > 0 ? FeelNumber.None : 0m;
        var at = Fixed(product);
        return at > Largest * One ? FeelNumber.None : at < -2 * Largest * One ? 0m : Exp(at).Held();
    }

    private static BigInteger Fixed(WideNumber number) => number.Exponent + Places >= 0 ? number.Digits * WideNumber.PowerOfTen(number.Exponent + Places)
        : number.RoundedAt(-Places, Rounding.HalfEven).Digits;

    private static WideNumber Exp(BigInteger at)
    {
        // e to the x is ten to the n times e to what is left; that is halved until the series is short, and squared as often.
        var tens = BigInteger.Divide(at, LnOfTen);
        var small = (at - (tens * LnOfTen)) >> Halvings;
        var (sum, term) = (One, One);
        for (var i = 1; !term.IsZero; i++)
        {
            term = term * small / (One * i);
            sum += term;
        }
        for (var i = 0; i < Halvings; i++) sum = sum * sum / One;
        return new WideNumber(sum, (int)tens - Places);
    }

    private static BigInteger LogFixed(WideNumber number)
    {
        var magnitude = number.Magnitude;
        // Between 0.1 and 1: a first guess in binary leaves a number near 1.
        var within = new WideNumber(number.Digits, number.Exponent - magnitude);
        var guess = Fixed(new WideNumber((BigInteger)(Math.Log((double)Fixed(within.Rounded(20)) / (double)One) * 1e15), -15));
        var inverse = Exp(-guess);
        var near = new WideNumber(within.Digits * inverse.Digits, within.Exponent + inverse.Exponent);
        return (magnitude * LnOfTen) + guess + LnNearOne(Fixed(near));
    }

    /// <summary>Twice the series of the area tangent: quick where the number is near 1.</summary>
    private static BigInteger LnNearOne(BigInteger number)
    {
        var ratio = (number - One) * One / (number + One);
        var square = ratio * ratio / One;
        var (sum, power) = (BigInteger.Zero, ratio);
        for (var i = 1; !power.IsZero; i += 2)
        {
            sum += power / i;
            power = power * square / One;
        }
        return 2 * sum;
    }

    private static BigInteger WholeRoot(BigInteger number)
    {
        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (number / root)) >> 1;
            if (next >= root) return root;
            root = next;
        }
    }
}
