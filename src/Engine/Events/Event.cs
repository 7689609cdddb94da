namespace WorkflowHub.Engine.Events;

/// <summary>A fact. Stored for ever under its name and version; only applying it changes the case.</summary>
public abstract record Event
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Person id, or <see cref="Commands.Command.System"/>.</summary>
    public required string By { get; init; }

    /// <summary>The case after this fact. Total: what it speaks of and is not there changes nothing.</summary>
    internal abstract Case Apply(Case was);
}
