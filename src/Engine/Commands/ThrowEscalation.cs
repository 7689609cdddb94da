using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>An errand escalates something and goes on, unless the border that listens interrupts it. Quiet when nobody waits for the errand any more.</summary>
/// <param name="Code">The escalation's code in the process.</param>
/// <param name="Data">What becomes data as the errand's outputs say.</param>
public sealed record ThrowEscalation(int Job, string Code, ContextValue Data) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Jobs.Numbered(Job) is not { } job) return null;
        var token = run.Case.Tokens.Numbered(job.Token)!;
        var errand = (Errand)run.Procedure.Element(job.Element);
        if (!run.HasIncident(token) && errand.Take(run, token, job, Data)) run.Escalate(token, errand, Code);
        return null;
    }
}
