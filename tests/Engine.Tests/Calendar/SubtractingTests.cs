using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class SubtractingTests
{
    // 2026-02-16 is a Monday; the 17th is closed, Sunday the 22nd is worked like a Monday; Saturdays are 08:00-12:00.
    [Theory]
    [InlineData("2026-02-16T14:00", "4 working hours", "2026-02-16T09:00")]
    [InlineData("2026-02-18T09:00", "2 working hours", "2026-02-16T16:00")]
    [InlineData("2026-02-17T20:00", "1 working hour", "2026-02-16T16:00")]
    [InlineData("2026-02-17T20:00", "0 working hours", "2026-02-17T20:00")]
    [InlineData("2026-02-18T10:00", "1 working day", "2026-02-16T10:00")]
    [InlineData("2026-02-21T10:00", "2 working days", "2026-02-19T10:00")]
    [InlineData("2026-02-22T16:00", "1 working day", "2026-02-21T12:00")]
    [InlineData("2026-02-17T10:00", "1 working day", "2026-02-14T12:00")]
    [InlineData("2026-02-16T10:00", "P3D", "2026-02-13T10:00")]
    [InlineData("2026-03-31T10:00", "P1M", "2026-02-28T10:00")]
    [InlineData("2026-02-16T10:00", "PT25H", "2026-02-15T09:00")]
    public void Time_is_counted_back(string from, string allowance, string begin)
    {
        var calendar = Office.In("Asia/Ho_Chi_Minh");

        Assert.Equal(Office.Text(calendar, Office.At(calendar, begin)), Office.Text(calendar, calendar.Subtract(Office.At(calendar, from), Allowance.Read(allowance)!)));
    }

    [Theory]
    [InlineData("2026-03-29T10:00", "P1D", "2026-03-28T10:00")]
    [InlineData("2026-03-29T10:00", "PT24H", "2026-03-28T09:00")]
    [InlineData("2026-03-30T02:30", "P1D", "2026-03-29T03:00")]
    public void Summer_time_keeps_the_time_of_day(string from, string allowance, string begin)
    {
        var calendar = Office.In("Europe/Berlin");

        Assert.Equal(Office.Text(calendar, Office.At(calendar, begin)), Office.Text(calendar, calendar.Subtract(Office.At(calendar, from), Allowance.Read(allowance)!)));
    }

    [Fact]
    public void Where_nobody_works_there_is_no_such_time()
    {
        var closed = WorkingCalendar.Of([Office.Rules("UTC", ("monday", "closed"), ("tuesday", "closed"), ("wednesday", "closed"), ("thursday", "closed"), ("friday", "closed"))]);

        Assert.Null(closed.Subtract(DateTimeOffset.UnixEpoch, WorkingTime.OfDays(1)));
        Assert.Null(closed.Subtract(DateTimeOffset.UnixEpoch, WorkingTime.OfHours(TimeSpan.FromHours(1))));
        Assert.Null(closed.Subtract(DateTimeOffset.MinValue, Allowance.Read("P1D")!));
    }
}
