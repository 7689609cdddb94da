namespace WorkflowHub.Engine.Events;

public sealed record IncidentResolved(int Incident) : Event;
