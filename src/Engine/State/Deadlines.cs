namespace WorkflowHub.Engine.State;

/// <summary>Changes to the deadlines of a case's rounds; none where the round is closed or has no deadline.</summary>
internal static class Deadlines
{
    public static Case WithDeadline(this Case was, int round, Func<RoundDeadline, RoundDeadline> change) =>
        was.Rounds.Numbered(round) is { Deadline: { } deadline } open ? was with { Rounds = was.Rounds.With(open with { Deadline = change(deadline) }) } : was;

    public static Case WithReached(this Case was, int round, int rung) => was.WithDeadline(round, deadline => deadline with { Reached = deadline.Reached.Add(rung) });

    /// <summary>The round and its open tasks are due at another moment.</summary>
    public static Case WithDue(this Case was, int round, DateTimeOffset due)
    {
        if (was.Rounds.Numbered(round) is not { } open) return was;
        return was with
        {
            Rounds = was.Rounds.With(open with { DueAt = due }),
            Tasks = [.. was.Tasks.Select(task => task.Round == round ? task with { DueAt = due } : task)],
        };
    }
}
