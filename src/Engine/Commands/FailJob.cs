using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>An errand could not be done; after the last attempt it becomes an incident. Quiet when nobody waits for it any more.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Last">No more attempts will be made.</param>
public sealed record FailJob(int Job, int Attempt, string Error, bool Last) : Command
{
    private const int MaxError = 1_000;

    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Jobs.Numbered(Job) is not { } job) return null;
        var token = run.Case.Tokens.Numbered(job.Token)!;
        if (run.HasIncident(token)) return null;

        var error = Error.Length <= MaxError ? Error : Error[..(MaxError - 3)] + "...";
        run.Emit(new JobFailed(Job, job.Element, Attempt, error) { At = At, By = By });
        if (Last) run.Raise(token, run.Procedure.Element(job.Element), "job", error, Job);
        return null;
    }
}
