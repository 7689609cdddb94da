namespace WorkflowHub.Engine.State;

/// <summary>A fault that waits for a person to mend its cause and try again.</summary>
/// <param name="Kind">Stable name, as in <see cref="Events.IncidentRaised"/>.</param>
/// <param name="Leaving">The work was done; what failed is finding the way on.</param>
/// <param name="Job">The job that failed, when it is about one.</param>
public sealed record Incident(int Number, int Token, string Element, string Kind, string Message, int? Job, DateTimeOffset RaisedAt, bool Leaving) : INumbered
{
    /// <summary>What failed after the work was done, as in <see cref="Events.IncidentRaised"/>, other than leaving; otherwise null.</summary>
    public string? Stage { get; init; }
}
