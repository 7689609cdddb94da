using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>Incidents: the token stays where it is until a person has had it tried again.</summary>
internal static class Faults
{
    /// <summary>Reasons may quote the case's data: a clerk reads them, so they are kept short.</summary>
    private const int MaxMessage = 1_000;

    /// <param name="leaving">The work was done; what failed is finding the way on.</param>
    public static void Raise(this Run run, Token token, Element element, string kind, string message, int? job = null, bool leaving = false, string? stage = null)
    {
        if (message.Length > MaxMessage) message = message[..(MaxMessage - 3)] + "...";
        run.Emit(new IncidentRaised(run.Case.Last.Incident + 1, token.Number, element.Id, kind, message, job, leaving ? IncidentRaised.LeavingStage : stage)
        {
            At = run.At,
            By = run.By,
        });
    }

    public static bool HasIncident(this Run run, Token token)
    {
        foreach (var incident in run.Case.Incidents)
            if (incident.Token == token.Number) return true;
        return false;
    }

    public static void ResolveIncidentsOf(this Run run, Token token)
    {
        foreach (var incident in run.Case.Incidents)
            if (incident.Token == token.Number) run.Emit(new IncidentResolved(incident.Number) { At = run.At, By = run.By });
    }
}
