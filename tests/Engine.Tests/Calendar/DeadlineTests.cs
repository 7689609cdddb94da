using WorkflowHub.Engine.Calendar;

namespace WorkflowHub.Engine.Tests.Calendar;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar Hanoi = Office.In("Asia/Ho_Chi_Minh");

    private static DateTimeOffset At(string text) => Office.At(Hanoi, text);

    private static Deadline Of(string from, string allowance) => Deadline.From(At(from), Allowance.Read(allowance)!, Hanoi)!;

    [Theory]
    [InlineData("P2D", "2026-02-16T11:00", "2026-02-19T15:00", "2026-02-21T14:00")]
    [InlineData("4 working hours", "2026-02-16T11:00", "2026-02-18T09:00", "2026-02-18T12:00")]
    [InlineData("4 working hours", "2026-02-16T11:00", "2026-02-16T23:00", "2026-02-18T11:00")]
    [InlineData("2 working days", "2026-02-16T16:00", "2026-02-18T08:00", "2026-02-19T11:00")]
    public void What_was_left_at_the_pause_is_left_when_it_runs_again(string allowance, string paused, string resumed, string due)
    {
        var deadline = Of("2026-02-16T10:00", allowance);

        var later = deadline.Pause(At(paused)).Resume(At(resumed), Hanoi);

        Assert.Equal(Office.Text(Hanoi, At(due)), Office.Text(Hanoi, later.DueAt));
        Assert.Null(later.PausedSince);
    }

    [Fact]
    public void A_second_pause_does_not_move_the_first()
    {
        var paused = Of("2026-02-16T10:00", "P2D").Pause(At("2026-02-16T11:00"));

        Assert.Equal(paused, paused.Pause(At("2026-02-17T11:00")));
    }

    [Fact]
    public void A_deadline_missed_before_the_pause_stays_missed()
    {
        var deadline = Of("2026-02-16T10:00", "PT1H");

        Assert.Equal(deadline, deadline.Pause(At("2026-02-16T11:30")).Resume(At("2026-02-18T11:30"), Hanoi));
    }

    [Fact]
    public void What_is_not_paused_cannot_be_resumed()
    {
        var deadline = Of("2026-02-16T10:00", "PT1H");

        Assert.Same(deadline, deadline.Resume(At("2026-02-18T11:30"), Hanoi));
    }
}
