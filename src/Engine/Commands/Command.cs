namespace WorkflowHub.Engine.Commands;

/// <summary>A wish. May be refused.</summary>
public abstract record Command
{
    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Person id of who wishes it; <see cref="System"/> for timers, jobs and other errands.</summary>
    public required string By { get; init; }

    public const string System = "system";

    /// <summary>Whether a case in this state takes the command at all.</summary>
    internal virtual Refusal? Applies(Case @case) => @case switch
    {
        { Status: CaseStatus.None } => Refusal.Of("no-case", "There is no such case."),
        { IsActive: false } => Refusal.Of("case-ended", "This case has ended: nothing can be changed in it any more."),
        _ => null,
    };

    /// <summary>Says what happens, on the walk, or why it does not. Nothing has been told yet when it refuses.</summary>
    internal abstract Refusal? Decide(Walk walk);
}
