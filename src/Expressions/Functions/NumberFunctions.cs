using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Numbers (DMN 1.5, table 77).</summary>
internal static class NumberFunctions
{
    private const int MinScale = -6111;
    private const int MaxScale = 6176;

    public static void AddTo(Catalogue catalogue)
    {
        AddRounding(catalogue, "decimal", MidpointRounding.ToEven, false);
        AddRounding(catalogue, "floor", MidpointRounding.ToNegativeInfinity, true);
        AddRounding(catalogue, "ceiling", MidpointRounding.ToPositiveInfinity, true);
        AddRounding(catalogue, "round half up", MidpointRounding.AwayFromZero, false);
        AddRounding(catalogue, "round down", MidpointRounding.ToZero, false);
        catalogue.Add("round up(n, scale)", (a, _) => Rounded(a, RoundUp));
        catalogue.Add("round half down(n, scale)", (a, _) => Rounded(a, RoundHalfDown));
        catalogue.Add("abs(n)", (a, _) => Arguments.Single(a[0]) switch
        {
            NumberValue number => Value.Of(Math.Abs(number.Number)),
            DaysTimeDurationValue duration => Durations.Seconds(Math.Abs(Durations.SecondsOf(duration.Length))),
            YearsMonthsDurationValue duration => Durations.Months(Math.Abs((decimal)duration.Months)),
            var other => Arguments.Wrong("A number or a duration", other),
        });
        catalogue.Add("modulo(dividend, divisor)", Modulo);
        catalogue.Add("sqrt(number)", (a, frame) => Arguments.Single(a[0]) is not NumberValue { Number: var number } ? Arguments.Wrong("A number", a[0])
            : number < 0 ? frame.Fault("A negative number has no square root.") : Value.Of(Root(number)));
        catalogue.Add("log(number)", (a, frame) => Binary(a[0], Math.Log, frame));
        catalogue.Add("exp(number)", (a, frame) => Binary(a[0], Math.Exp, frame));
        catalogue.Add("odd(number)", (a, _) => Parity(a[0], 1));
        catalogue.Add("even(number)", (a, _) => Parity(a[0], 0));
    }

    private static void AddRounding(Catalogue catalogue, string name, MidpointRounding rounding, bool scaleMayBeLeftOut) =>
        catalogue.Add($"{name}(n, scale{(scaleMayBeLeftOut ? "?" : "")})", (a, _) => Rounded(a, (number, digits) => Math.Round(number, digits, rounding)));

    /// <summary>Rounds at a number of digits after the point, or before it when negative.</summary>
    private static Value Rounded(Value?[] a, Func<decimal, int, decimal> round)
    {
        if (Arguments.Single(a[0]) is not NumberValue { Number: var number }) return Arguments.Wrong("A number", a[0]);
        if (a[1] is null) return Value.Of(round(number, 0));
        if (Arguments.Whole(Arguments.Single(a[1])) is not { } scale || scale is < MinScale or > MaxScale) return Arguments.Wrong($"A scale from {MinScale} to {MaxScale}", a[1]);
        if (scale >= 0) return Value.Of(scale >= 28 ? number : round(number, scale));
        return scale < -28 ? Value.Of(0m) : Value.Of(round(number / PowerOfTen(-scale), 0) * PowerOfTen(-scale));
    }

    private static decimal PowerOfTen(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++) power *= 10;
        return power;
    }

    private static decimal RoundUp(decimal number, int digits) =>
        Math.Round(number, digits, number < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity);

    private static decimal RoundHalfDown(decimal number, int digits)
    {
        var towardsZero = Math.Round(number, digits, MidpointRounding.ToZero);
        var unit = 1 / PowerOfTen(digits);
        return Math.Abs(number - towardsZero) * 2 > unit ? towardsZero + (Math.Sign(number) * unit) : towardsZero;
    }

    /// <summary>The square root to the digits of a decimal: Newton's steps from the root in binary.</summary>
    public static decimal Root(decimal number)
    {
        if (number == 0) return 0;
        var root = (decimal)Math.Sqrt((double)number);
        for (var i = 0; i < 3 && root != 0; i++) root = (root / 2) + (number / root / 2);
        return root;
    }

    /// <summary>The remainder with the sign of the divisor.</summary>
    private static Value Modulo(Value?[] a, Frame frame)
    {
        if (Arguments.Single(a[0]) is not NumberValue { Number: var dividend } || Arguments.Single(a[1]) is not NumberValue { Number: var divisor })
            return frame.Fault("Two numbers were expected.");
        if (divisor == 0) return frame.Fault("Division by zero.");
        var rest = decimal.Remainder(dividend, divisor);
        return Value.Of(rest != 0 && rest < 0 != divisor < 0 ? rest + divisor : rest);
    }

    private static Value Binary(Value? value, Func<double, double> function, Frame frame) =>
        Arguments.Single(value) is NumberValue number ? Arithmetic.Numbers(function((double)number.Number), frame) : Arguments.Wrong("A number", value);

    private static Value Parity(Value? value, int rest) =>
        Arguments.Single(value) is NumberValue { Number: var number } ? Value.Of(Math.Abs(number % 2) == rest) : Arguments.Wrong("A number", value);
}
