using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// An errand ended with an error of the process, not with a fault: a border that listens for its code goes on with it. Quiet when nobody waits for the
/// errand any more.
/// </summary>
/// <param name="Code">The error's code in the process.</param>
/// <param name="Data">Set where the names are declared around the work that ended, else as data of the case.</param>
public sealed record ThrowError(int Job, string Code, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Jobs.Numbered(Job) is not { } job) return null;
        var token = run.Case.Tokens.Numbered(job.Token)!;
        if (run.HasIncident(token)) return null;
        var errand = (Errand)run.Procedure.Element(job.Element);
        if (errand.Take(run, token, job, Data)) run.Throw(token, errand, Code, Job);
        return null;
    }
}
