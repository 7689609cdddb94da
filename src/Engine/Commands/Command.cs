using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>A wish. May be refused.</summary>
public abstract record Command
{
    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Person id of who wishes it; <see cref="System"/> for timers, jobs and other errands.</summary>
    public required string By { get; init; }

    public const string System = "system";

    /// <summary>Carries the wish out, or says why not; a refusal comes before the first event.</summary>
    internal abstract Refusal? Decide(Run run);
}
