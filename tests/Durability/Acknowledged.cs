using System.Collections.Concurrent;

namespace WorkflowHub.Durability;

/// <summary>What the server has answered with success, written down by those who were answered.</summary>
internal sealed class Acknowledged
{
    /// <summary>Case by the idempotency key of its start. A key asked again must name the same case.</summary>
    public ConcurrentDictionary<string, Guid> Starts { get; } = new();

    /// <summary>Case by the idempotency key of its decision.</summary>
    public ConcurrentDictionary<string, Guid> Decisions { get; } = new();

    /// <summary>How many answers were repeats of earlier ones, asked for again after a kill.</summary>
    public int Repeats;
}
