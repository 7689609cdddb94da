using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkflowHub.Engine.Calendar;

/// <summary>
/// A length by the calendar, ISO 8601: <c>P1M</c>, <c>P2W</c>, <c>P1DT12H</c>. Months and days are counted on the calendar of a zone and keep the time of
/// day; hours, minutes and seconds are time that passes.
/// </summary>
/// <param name="Months">Whole months; a year is twelve.</param>
/// <param name="Days">Whole days; a week is seven.</param>
/// <param name="Time">Hours and smaller.</param>
public sealed partial record CalendarPeriod(int Months, int Days, TimeSpan Time) : Allowance
{
    private const int MostYears = 100;

    [GeneratedRegex(@"^P(?=[^T]|T\d)(?:(?<Y>\d{1,9})Y)?(?:(?<M>\d{1,9})M)?(?:(?<W>\d{1,9})W)?(?:(?<D>\d{1,9})D)?(?:T(?=\d)(?:(?<h>\d{1,9})H)?(?:(?<m>\d{1,9})M)?(?:(?<s>\d{1,9}(?:\.\d{1,7})?)S)?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();

    /// <summary>Reads ISO 8601; null when the text is not one, is negative, or is longer than a hundred years in any of its parts.</summary>
    public static new CalendarPeriod? Read(string text)
    {
        if (text.Length > 100 || Shape().Match(text) is not { Success: true } parts) return null;
        var months = (Number(parts, "Y") * 12) + Number(parts, "M");
        var days = (Number(parts, "W") * 7) + Number(parts, "D");
        var seconds = (Number(parts, "h") * 3600) + (Number(parts, "m") * 60) + Number(parts, "s");
        if (months > MostYears * 12 || days > MostYears * 366 || seconds > MostYears * 366 * 86_400m) return null;
        return new CalendarPeriod((int)months, (int)days, new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond)));
    }

    private static decimal Number(Match parts, string name) =>
        parts.Groups[name] is { Success: true } group ? decimal.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>The ISO 8601 text.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("P");
        Append(text, Months / 12, 'Y');
        Append(text, Months % 12, 'M');
        Append(text, Days, 'D');
        if (Time > TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, (int)Time.TotalHours, 'H');
            Append(text, Time.Minutes, 'M');
            Append(text, (Time.Ticks % TimeSpan.TicksPerMinute) / (decimal)TimeSpan.TicksPerSecond, 'S');
        }
        return text.Length == 1 ? "PT0S" : text.ToString();
    }

    private static void Append(StringBuilder text, decimal number, char unit)
    {
        if (number != 0) text.Append(number.ToString("0.#######", CultureInfo.InvariantCulture)).Append(unit);
    }
}
