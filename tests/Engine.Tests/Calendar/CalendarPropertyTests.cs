using CsCheck;
using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class CalendarPropertyTests
{
    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private static readonly Gen<string> Hours = Gen.OneOfConst("closed", Office.Hours, "08:00-12:00", "00:00-24:00", "00:00-06:00 22:00-24:00", "01:30-02:45", "02:00-02:30 23:30-24:00");

    private static readonly Gen<WorkingCalendar> Calendars = Gen.Select(
        Gen.OneOfConst("UTC", "Europe/Paris", "America/New_York", "Asia/Ho_Chi_Minh", "Australia/Lord_Howe", "America/Havana", "Asia/Riyadh"),
        Hours.Array[7], Gen.Select(Gen.Int[0, 700], Hours).Array[0, 12],
        (zone, week, special) => WorkingCalendar.Of([Office.Rules(zone, [
            .. Weekdays.Zip(week), ("12-24", Office.Hours),
            .. special.DistinctBy(day => day.Item1).Select(day => (new DateOnly(2026, 1, 1).AddDays(day.Item1).ToString("yyyy-MM-dd", null), day.Item2))])]));

    private static readonly DateTimeOffset Origin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 700 * 24 * 60].Select(minutes => Origin.AddMinutes(minutes));

    private static readonly Gen<WorkingTime> SomeHours = Gen.Int[0, 20_000].Select(minutes => WorkingTime.OfHours(TimeSpan.FromMinutes(minutes)));

    private const int Times = 3_000;

    [Fact]
    public void Working_hours_added_are_measured_again() => Gen.Select(Calendars, Moments, SomeHours).Sample((calendar, from, hours) =>
    {
        if (calendar.Add(from, hours) is { } due) Assert.Equal(hours.Hours, calendar.WorkingTimeBetween(from, due));
    }, iter: Times, threads: 1);

    [Fact]
    public void Working_hours_are_due_at_the_first_moment() => Gen.Select(Calendars, Moments, SomeHours).Sample((calendar, from, hours) =>
    {
        if (hours.Hours > TimeSpan.Zero && calendar.Add(from, hours) is { } due)
            Assert.Equal(hours.Hours - TimeSpan.FromSeconds(1), calendar.WorkingTimeBetween(from, due.AddSeconds(-1)));
    }, iter: Times, threads: 1);

    [Fact]
    public void Working_hours_counted_back_lead_there_again() => Gen.Select(Calendars, Moments, SomeHours).Sample((calendar, until, hours) =>
    {
        if (calendar.Subtract(until, hours) is { } begin) Assert.Equal(hours.Hours, calendar.WorkingTimeBetween(begin, until));
    }, iter: Times, threads: 1);

    [Fact]
    public void Working_days_added_are_measured_again() => Gen.Select(Calendars, Moments, Gen.Int[1, 60]).Sample((calendar, from, count) =>
    {
        if (calendar.Add(from, WorkingTime.OfDays(count)) is { } due) Assert.Equal(count, calendar.WorkingDaysBetween(from, due));
    }, iter: Times, threads: 1);

    [Fact]
    public void A_split_of_working_time_adds_up() => Gen.Select(Calendars, Moments, Moments, Moments).Sample((calendar, a, b, c) =>
        Assert.Equal(calendar.WorkingTimeBetween(a, c), calendar.WorkingTimeBetween(a, b) + calendar.WorkingTimeBetween(b, c)), iter: Times, threads: 1);

    [Fact]
    public void Hours_added_in_two_parts_are_due_at_the_same_moment() => Gen.Select(Calendars, Moments, Gen.Int[1, 9_000], Gen.Int[1, 9_000]).Sample((calendar, from, one, two) =>
    {
        if (calendar.Add(from, Minutes(one)) is { } half) Assert.Equal(calendar.Add(from, Minutes(one + two)), calendar.Add(half, Minutes(two)));
    }, iter: Times, threads: 1);

    [Fact]
    public void Starting_later_is_never_due_earlier() => Gen.Select(Calendars, Moments, Gen.Int[0, 5_000], SomeHours).Sample((calendar, from, later, hours) =>
    {
        if (calendar.Add(from, hours) is { } due) Assert.True(calendar.Add(from.AddMinutes(later), hours) >= due);
    }, iter: Times, threads: 1);

    [Fact]
    public void More_time_is_never_due_earlier() => Gen.Select(Calendars, Moments, Gen.Int[0, 50], Gen.Int[0, 50]).Sample((calendar, from, one, two) =>
    {
        var (less, more) = (Math.Min(one, two), Math.Max(one, two));
        Assert.True(calendar.Add(from, new CalendarPeriod(0, less, default)) <= calendar.Add(from, new CalendarPeriod(0, more, default)));
        if (calendar.Add(from, WorkingTime.OfDays(less)) is { } due) Assert.True(due <= calendar.Add(from, WorkingTime.OfDays(more)));
        if (calendar.Add(from, Minutes(less)) is { } sooner) Assert.True(sooner <= calendar.Add(from, Minutes(more)));
    }, iter: Times, threads: 1);

    [Fact]
    public void Nothing_is_due_before_it_begins() => Gen.Select(Calendars, Moments, Gen.Int[0, 30], Gen.Int[0, 3]).Sample((calendar, from, days, months) =>
    {
        Assert.True(calendar.Add(from, new CalendarPeriod(months, days, default)) >= from);
        if (calendar.Add(from, WorkingTime.OfDays(days)) is { } due) Assert.True(due >= from);
    }, iter: Times, threads: 1);

    [Fact]
    public void A_whole_pause_takes_away_all_of_its_working_time() => Gen.Select(Calendars, Moments, Moments, Moments).Sample((calendar, a, b, c) =>
    {
        var order = new[] { a, b, c }.Order().ToArray();
        Assert.Equal(calendar.WorkingTimeBetween(order[0], order[1]), calendar.WorkingTimeBetween(order[0], order[2], new Pause(order[1], order[2])));
    }, iter: Times, threads: 1);

    private static WorkingTime Minutes(int minutes) => WorkingTime.OfHours(TimeSpan.FromMinutes(minutes));
}
