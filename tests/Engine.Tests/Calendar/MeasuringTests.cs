using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class MeasuringTests
{
    private static readonly WorkingCalendar Hanoi = Office.In("Asia/Ho_Chi_Minh");

    private static DateTimeOffset At(string text) => Office.At(Hanoi, text);

    [Theory]
    [InlineData("2026-02-16T09:00", "2026-02-16T14:00", 4.0)]
    [InlineData("2026-02-16T14:00", "2026-02-16T09:00", -4.0)]
    [InlineData("2026-02-16T12:00", "2026-02-16T13:00", 0.0)]
    [InlineData("2026-02-16T00:00", "2026-02-17T00:00", 8.0)]
    [InlineData("2026-02-17T00:00", "2026-02-18T00:00", 0.0)]
    [InlineData("2026-02-21T00:00", "2026-02-23T00:00", 12.0)]
    [InlineData("2026-02-16T00:00", "2026-02-23T00:00", 44.0)]
    public void Working_time_lies_between_two_moments(string from, string to, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Hanoi.WorkingTimeBetween(At(from), At(to)));

    [Theory]
    [InlineData("2026-02-16T10:00", "2026-02-18T10:00", 1)]
    [InlineData("2026-02-16T10:00", "2026-02-18T09:59", 0)]
    [InlineData("2026-02-16T10:00", "2026-02-19T23:00", 2)]
    [InlineData("2026-02-19T16:00", "2026-02-21T12:00", 2)]
    [InlineData("2026-02-16T10:00", "2026-02-16T09:00", 0)]
    public void Whole_working_days_lie_between_two_moments(string from, string to, int days) => Assert.Equal(days, Hanoi.WorkingDaysBetween(At(from), At(to)));

    [Fact]
    public void Pauses_do_not_count_and_overlapping_ones_not_twice()
    {
        Pause[] pauses =
        [
            new(At("2026-02-16T10:00"), At("2026-02-16T11:00")),
            new(At("2026-02-16T09:30"), At("2026-02-16T10:30")),
            new(At("2026-02-15T09:00"), At("2026-02-16T08:30")),
            new(At("2026-02-16T16:30"), At("2026-02-18T20:00")),
        ];

        Assert.Equal(TimeSpan.FromHours(1 + 1 + 3.5), Hanoi.WorkingTimeBetween(At("2026-02-16T08:00"), At("2026-02-18T18:00"), pauses));
    }

    [Theory]
    [InlineData("2026-02-16T08:00", true)]
    [InlineData("2026-02-16T12:00", false)]
    [InlineData("2026-02-16T17:00", false)]
    [InlineData("2026-02-17T10:00", false)]
    [InlineData("2026-02-22T10:00", true)]
    public void A_moment_is_working_or_not(string moment, bool working) => Assert.Equal(working, Hanoi.IsWorking(At(moment)));
}
