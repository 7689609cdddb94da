using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>A person had it tried again, or what it stood for was cancelled.</summary>
public sealed record IncidentResolved(int Incident) : Event
{
    internal override Case Apply(Case was) => was with { Incidents = was.Incidents.Without(Incident) };
}
