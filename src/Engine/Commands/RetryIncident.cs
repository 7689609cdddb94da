using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>A person has mended the cause: try again.</summary>
public sealed record RetryIncident(int Incident) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Incidents.Numbered(Incident) is not { } incident)
            return Incident > 0 && Incident <= run.Case.Last.Incident
                ? Refusal.Of("incident-resolved", $"Incident {Incident} is resolved already.", ("incident", $"{Incident}"))
                : Refusal.Of("unknown-incident", $"The case has no incident {Incident}.", ("incident", $"{Incident}"));
        var token = run.Case.Tokens.Numbered(incident.Token)!;
        var element = run.Procedure.Element(token.Element);
        run.Emit(new IncidentResolved(Incident) { At = At, By = By });
        if (incident.Job is not null) ((Errand)element).RequestAgain(run, token);
        else element.Resume(run, token, incident);
        return null;
    }
}
