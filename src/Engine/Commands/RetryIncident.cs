using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>A person has mended the cause: try again.</summary>
public sealed record RetryIncident(int Incident) : Command
{
    internal override Refusal? Decide(Walk walk)
    {
        if (walk.Case.Incidents.FirstOrDefault(open => open.Number == Incident) is not { } incident)
            return Refusal.Of("incident-resolved", "This incident is resolved already.", ("incident", $"{Incident}"));

        walk.Tell(new IncidentResolved(Incident) { At = At, By = By });
        // The work is asked for anew under a number of its own; the old request is not answered any more.
        if (incident.Job is { } job) walk.Tell(new JobCancelled(job, incident.Element) { At = At, By = By });
        var token = walk.Token(incident.Token)!;
        walk.ElementOf(token).Retry(walk, token);
        return null;
    }
}
