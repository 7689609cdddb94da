using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class AddingTests
{
    // 2026-02-16 is a Monday; the 17th is closed, Sunday the 22nd is worked like a Monday; Saturdays are 08:00-12:00.
    [Theory]
    [InlineData("2026-02-16T09:00", "4 working hours", "2026-02-16T14:00")]
    [InlineData("2026-02-16T09:00", "3 working hours", "2026-02-16T12:00")]
    [InlineData("2026-02-16T12:00", "1 working hour", "2026-02-16T14:00")]
    [InlineData("2026-02-16T12:30", "1 working hour", "2026-02-16T14:00")]
    [InlineData("2026-02-16T16:00", "1 working hour", "2026-02-16T17:00")]
    [InlineData("2026-02-16T16:00", "2 working hours", "2026-02-18T09:00")]
    [InlineData("2026-02-16T20:00", "1 working minute", "2026-02-18T08:01")]
    [InlineData("2026-02-16T20:00", "0 working hours", "2026-02-16T20:00")]
    [InlineData("2026-02-21T11:00", "2 working hours", "2026-02-22T09:00")]
    [InlineData("2026-02-16T09:00", "100 working hours", "2026-03-03T14:00")]
    [InlineData("2025-12-31T16:30", "1 working hour", "2026-01-02T08:30")]
    public void Working_hours_pass_only_while_there_is_work(string from, string allowance, string due) => Check("Asia/Ho_Chi_Minh", from, allowance, due);

    [Theory]
    [InlineData("2026-02-16T10:00", "1 working day", "2026-02-18T10:00")]
    [InlineData("2026-02-16T10:00", "2 working days", "2026-02-19T10:00")]
    [InlineData("2026-02-19T10:00", "2 working days", "2026-02-21T10:00")]
    [InlineData("2026-02-19T16:00", "2 working days", "2026-02-21T12:00")]
    [InlineData("2026-02-19T16:00", "3 working days", "2026-02-22T16:00")]
    [InlineData("2026-02-16T12:30", "1 working day", "2026-02-18T13:00")]
    [InlineData("2026-02-16T17:00", "1 working day", "2026-02-19T08:00")]
    [InlineData("2026-02-28T13:00", "1 working day", "2026-03-03T08:00")]
    [InlineData("2026-02-16T06:00", "1 working day", "2026-02-18T08:00")]
    [InlineData("2026-02-21T20:00", "0 working days", "2026-02-21T20:00")]
    [InlineData("2025-12-31T10:00", "1 working day", "2026-01-02T10:00")]
    public void Working_days_count_as_one_however_long(string from, string allowance, string due) => Check("Asia/Ho_Chi_Minh", from, allowance, due);

    [Theory]
    [InlineData("2026-02-13T10:00", "P3D", "2026-02-16T10:00")]
    [InlineData("2026-01-31T10:00", "P1M", "2026-02-28T10:00")]
    [InlineData("2024-01-31T10:00", "P1M", "2024-02-29T10:00")]
    [InlineData("2024-02-29T10:00", "P1Y", "2025-02-28T10:00")]
    [InlineData("2026-01-31T10:00", "P1M1D", "2026-03-01T10:00")]
    [InlineData("2026-01-31T10:00", "P2M", "2026-03-31T10:00")]
    [InlineData("2026-02-13T23:00", "PT2H", "2026-02-14T01:00")]
    [InlineData("2026-02-13T10:00", "P1W", "2026-02-20T10:00")]
    [InlineData("2026-02-13T10:00", "PT0S", "2026-02-13T10:00")]
    public void Calendar_time_runs_on_any_day(string from, string allowance, string due) => Check("Asia/Ho_Chi_Minh", from, allowance, due);

    [Theory]
    [InlineData("Europe/Paris", "2026-03-28T10:00", "P1D", "2026-03-29T10:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-28T10:00", "PT24H", "2026-03-29T11:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-28T02:30", "P1D", "2026-03-29T03:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-24T02:30", "P1D", "2026-10-25T02:30:00+02:00")]
    [InlineData("Europe/Paris", "2026-10-25T02:30:00+01:00", "P1D", "2026-10-26T02:30:00+01:00")]
    [InlineData("Europe/Paris", "2026-10-25T02:30:00+02:00", "PT1H", "2026-10-25T02:30:00+01:00")]
    [InlineData("America/Havana", "2026-03-07T00:30", "P1D", "2026-03-08T01:00:00-04:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-03T02:15", "P1D", "2026-10-04T02:30:00+11:00")]
    [InlineData("Europe/Paris", "2026-03-27T16:00", "6 working hours", "2026-03-30T09:00:00+02:00")]
    [InlineData("Europe/Paris", "2026-03-27T16:00", "2 working days", "2026-03-30T16:00:00+02:00")]
    public void Summer_time_keeps_the_time_of_day_and_the_length_of_an_hour(string zone, string from, string allowance, string due)
    {
        var calendar = Office.In(zone);

        Assert.Equal(due, Office.Text(calendar, calendar.Add(Office.At(calendar, from), Allowance.Read(allowance)!)));
    }

    [Theory]
    [InlineData("2026-03-29T00:30", "3 working hours", "2026-03-29T04:30:00+02:00")]
    [InlineData("2026-10-25T00:30", "3 working hours", "2026-10-25T02:30:00+01:00")]
    public void A_night_shift_over_a_change_is_as_long_as_it_was(string from, string allowance, string due)
    {
        var calendar = WorkingCalendar.Of([Office.Rules("Europe/Paris", ("sunday", "00:00-06:00"), ("saturday", "22:00-24:00"))]);

        Assert.Equal(due, Office.Text(calendar, calendar.Add(Office.At(calendar, from), Allowance.Read(allowance)!)));
    }

    [Fact]
    public void Midnight_joins_the_two_halves_of_a_night_shift()
    {
        var calendar = WorkingCalendar.Of([Office.Rules("Asia/Riyadh", ("saturday", "22:00-24:00"), ("sunday", "00:00-06:00"))]);

        var from = Office.At(calendar, "2026-05-02T23:00");

        Assert.Equal("2026-05-03T02:00:00+03:00", Office.Text(calendar, calendar.Add(from, Allowance.Read("3 working hours")!)));
        Assert.Equal(TimeSpan.FromHours(3), calendar.WorkingTimeBetween(from, Office.At(calendar, "2026-05-03T02:00")));
    }

    [Theory]
    [InlineData("1 working hour")]
    [InlineData("1 working day")]
    public void Where_nobody_ever_works_it_is_never_due(string allowance)
    {
        var calendar = WorkingCalendar.Of([Office.Rules("UTC", ("monday", "closed"), ("tuesday", "closed"), ("wednesday", "closed"), ("thursday", "closed"), ("friday", "closed"))]);

        Assert.Null(calendar.Add(Office.At(calendar, "2026-02-16T10:00"), Allowance.Read(allowance)!));
    }

    [Theory]
    [InlineData("P100Y")]
    [InlineData("PT99999999H")]
    [InlineData("36600 working days")]
    public void The_end_of_all_calendars_is_never_reached(string allowance) =>
        Assert.True(Allowance.Read(allowance) is not { } read || WorkingCalendar.Default.Add(new DateTimeOffset(9999, 12, 30, 0, 0, 0, TimeSpan.Zero), read) is null);

    private static void Check(string zone, string from, string allowance, string due)
    {
        var calendar = Office.In(zone);

        var found = calendar.Add(Office.At(calendar, from), Allowance.Read(allowance)!);

        Assert.Equal(Office.Text(calendar, Office.At(calendar, due)), Office.Text(calendar, found));
    }
}
