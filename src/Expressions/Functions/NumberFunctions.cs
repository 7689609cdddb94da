using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Numbers (DMN 1.5, table 77).</summary>
internal static class NumberFunctions
{
    private const int MinScale = -6111;
    private const int MaxScale = 6176;

    public static void AddTo(Catalogue catalogue)
    {
        AddRounding(catalogue, "decimal(n, scale)", Rounding.HalfEven);
        AddRounding(catalogue, "floor(n, scale?)", Rounding.Floor);
        AddRounding(catalogue, "ceiling(n, scale?)", Rounding.Ceiling);
        AddRounding(catalogue, "round up(n, scale)", Rounding.Up);
        AddRounding(catalogue, "round down(n, scale)", Rounding.Down);
        AddRounding(catalogue, "round half up(n, scale)", Rounding.HalfUp);
        AddRounding(catalogue, "round half down(n, scale)", Rounding.HalfDown);
        catalogue.Add("abs(n)", (a, _) => Arguments.Single(a[0]) switch
        {
            NumberValue number => Value.Of(Reckoning.Abs(number.Number)),
            DaysTimeDurationValue duration => Durations.Seconds(Math.Abs(Durations.SecondsOf(duration))),
            YearsMonthsDurationValue duration => Durations.Months(Math.Abs((decimal)duration.Months)),
            var other => Arguments.Wrong("A number or a duration", other),
        });
        catalogue.Add("modulo(dividend, divisor)", Modulo);
        OfSeries(catalogue, "sqrt(number)", (number, frame) => number.Sign < 0 ? frame.Fault("A negative number has no square root.") : Value.Of(Series.Root(number)));
        OfSeries(catalogue, "log(number)", (number, frame) => number.Sign <= 0 ? frame.Fault("Only a number above 0 has a logarithm.") : Value.Of(Series.Log(number)));
        OfSeries(catalogue, "exp(number)", (number, frame) => Arithmetic.Held(Series.Exp(number), frame));
        catalogue.Add("odd(number)", (a, _) => Parity(a[0], 1m));
        catalogue.Add("even(number)", (a, _) => Parity(a[0], 0m));
    }

    /// <summary>Rounds at a number of digits after the point, or before it when negative.</summary>
    private static void AddRounding(Catalogue catalogue, string signature, Rounding rounding) => catalogue.Add(signature, (a, frame) =>
    {
        if (Arguments.Single(a[0]) is not NumberValue { Number: var number }) return Arguments.Wrong("A number", a[0]);
        if (a[1] is null) return Value.Of(Reckoning.Round(number, 0, rounding));
        if (Arguments.Whole(Arguments.Single(a[1])) is not { } scale || scale is < MinScale or > MaxScale) return Arguments.Wrong($"A scale from {MinScale} to {MaxScale}", a[1]);
        return Arithmetic.Held(Reckoning.Round(number, scale, rounding), frame);
    });

    private static void OfSeries(Catalogue catalogue, string signature, Func<FeelNumber, Frame, Value> body) => catalogue.Add(signature, (a, frame) =>
        Arguments.Single(a[0]) is not NumberValue { Number: var number } ? Arguments.Wrong("A number", a[0]) : frame.Step(Series.Steps) ? body(number, frame) : frame.Spent);

    /// <summary>The remainder with the sign of the divisor.</summary>
    private static Value Modulo(Value?[] a, Frame frame)
    {
        if (Arguments.Single(a[0]) is not NumberValue { Number: var dividend } || Arguments.Single(a[1]) is not NumberValue { Number: var divisor })
            return frame.Fault("Two numbers were expected.");
        return divisor.Sign == 0 ? frame.Fault("Division by zero.") : Arithmetic.Held(Reckoning.Modulo(dividend, divisor), frame);
    }

    private static Value Parity(Value? value, FeelNumber rest) =>
        Arguments.Single(value) is NumberValue { Number: var number } ? Value.Of(Reckoning.Modulo(number, 2m) == rest) : Arguments.Wrong("A number", value);
}
