namespace WorkflowHub.Expressions;

/// <summary>The ways of rounding that FEEL has (DMN 1.5, table 77).</summary>
internal enum Rounding { HalfEven, HalfUp, HalfDown, Up, Down, Floor, Ceiling }

internal static class Roundings
{
    /// <summary>Whether what is left off carries the digit before it away from zero.</summary>
    /// <param name="sign">Of the number.</param>
    /// <param name="odd">Whether the digit before is odd.</param>
    /// <param name="half">What is left off compared with half of a unit; it is not zero.</param>
    public static bool Up(Rounding rounding, int sign, bool odd, int half) => rounding switch
    {
        Rounding.HalfEven => half > 0 || (half == 0 && odd),
        Rounding.HalfUp => half >= 0,
        Rounding.HalfDown => half > 0,
        Rounding.Up => true,
        Rounding.Floor => sign < 0,
        Rounding.Ceiling => sign > 0,
        _ => false,
    };

    /// <summary>How the framework names it; null where it has no such rounding.</summary>
    public static MidpointRounding? Of(Rounding rounding, int sign) => rounding switch
    {
        Rounding.HalfEven => MidpointRounding.ToEven,
        Rounding.HalfUp => MidpointRounding.AwayFromZero,
        Rounding.Down => MidpointRounding.ToZero,
        Rounding.Up => sign < 0 ? MidpointRounding.ToNegativeInfinity : MidpointRounding.ToPositiveInfinity,
        Rounding.Floor => MidpointRounding.ToNegativeInfinity,
        Rounding.Ceiling => MidpointRounding.ToPositiveInfinity,
        _ => null,
    };
}
