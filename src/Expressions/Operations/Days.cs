using System.Globalization;

namespace WorkflowHub.Expressions;

/// <summary>
/// Calendar days of the years -999999999 to 999999999. The calendar repeats every 400 years to the day of the week: a day outside the
/// years 1 to 9999 is held as the same day of the years 2001 to 2400 and the number of such eras it is away.
/// </summary>
internal static class Days
{
    public const string Range = "years -999999999 to 999999999";
    private const long DaysOfEra = 146_097;
    private const int YearsOfEra = 400;
    private const long LastYear = 999_999_999;
    private static readonly int FirstOfEra = new DateOnly(2001, 1, 1).DayNumber;

    public static DateValue? Of(long year, int month, int day)
    {
        if (year is < -LastYear or > LastYear || month is < 1 or > 12 || day < 1) return null;
        var (within, eras) = year is >= 1 and <= 9999 ? (year, 0) : (2001 + Modulo(year - 2001, YearsOfEra), (year - 2001 - Modulo(year - 2001, YearsOfEra)) / YearsOfEra);
        return day <= DateTime.DaysInMonth((int)within, month) ? new DateValue(new DateOnly((int)within, month, day), (int)eras) : null;
    }

    public static DateValue? FromNumber(Int128 number)
    {
        if (number >= 0 && number <= DateOnly.MaxValue.DayNumber) return new DateValue(DateOnly.FromDayNumber((int)number));
        if (Int128.Abs(number) > DaysOfEra * ((LastYear / YearsOfEra) + 1)) return null;
        var within = Modulo((long)number - FirstOfEra, DaysOfEra);
        var day = new DateValue(DateOnly.FromDayNumber((int)(within + FirstOfEra)), (int)(((long)number - FirstOfEra - within) / DaysOfEra));
        return Math.Abs(Year(day)) <= LastYear ? day : null;
    }

    public static long Number(DateValue day) => day.Date.DayNumber + (day.Eras * DaysOfEra);

    public static long Year(DateValue day) => day.Date.Year + ((long)day.Eras * YearsOfEra);

    /// <summary>The same day some months away, or the last of that month when it is shorter.</summary>
    public static DateValue? Plus(DateValue day, long months)
    {
        var total = (Year(day) * 12) + day.Date.Month - 1 + months;
        var month = (int)Modulo(total, 12);
        for (var number = day.Date.Day; number > 27; number--)
            if (Of((total - month) / 12, month + 1, number) is { } found) return found;
        return Of((total - month) / 12, month + 1, day.Date.Day);
    }

    public static DateValue? Read(ReadOnlySpan<char> text)
    {
        var negative = text.StartsWith("-");
        var digits = negative ? text[1..] : text;
        var dash = digits.IndexOf('-');
        if (dash is < 4 or > 9 || (dash > 4 && digits[0] == '0') || digits.Length != dash + 6 || digits[dash + 3] != '-') return null;
        if (!Number(digits[..dash], out var year) || !Number(digits.Slice(dash + 1, 2), out var month) || !Number(digits[(dash + 4)..], out var day)) return null;
        return Of(negative ? -year : year, month, day);

        static bool Number(ReadOnlySpan<char> written, out int number) => int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    public static string Write(DateValue day)
    {
        var year = Year(day);
        return string.Create(CultureInfo.InvariantCulture, $"{(year < 0 ? "-" : "")}{Math.Abs(year):0000}-{day.Date.Month:00}-{day.Date.Day:00}");
    }

    private static long Modulo(long number, long by) => ((number % by) + by) % by;
}
