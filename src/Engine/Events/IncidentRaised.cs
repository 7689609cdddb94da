using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Kind">Stable name: <c>job</c>, <c>nobody-found</c>, <c>no-flow</c>, <c>step-limit</c>, <c>expression</c>, <c>error</c>.</param>
/// <param name="Stage">
/// <see cref="LeavingStage"/> when the work was done and only the way on was not found, <see cref="GivingStage"/> when what it gives could not be worked out,
/// <see cref="CountingStage"/> when it could not be told whether an activity is done once more; otherwise null.
/// </param>
public sealed record IncidentRaised(int Incident, int Token, string Element, string Kind, string Message, int? Job, string? Stage = null) : Event
{
    public const string LeavingStage = "leaving";
    public const string GivingStage = "giving";
    public const string CountingStage = "counting";

    internal override Case Apply(Case was) => was with
    {
        Incidents = was.Incidents.Add(new Incident(Incident, Token, Element, Kind, Message, Job, At, Stage == LeavingStage) { Stage = Stage == LeavingStage ? null : Stage }),
        Last = was.Last with { Incident = Incident },
    };
}
