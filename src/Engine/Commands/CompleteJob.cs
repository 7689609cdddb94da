using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>The outcome of an errand. Quiet when nobody waits for it any more.</summary>
public sealed record CompleteJob(int Job, ContextValue Result) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status == CaseStatus.None) return Checks.NotActive(run.Case);
        if (run.Case.Jobs.Numbered(Job) is not { } job) return null;
        var token = run.Case.Tokens.Numbered(job.Token)!;
        ((Errand)run.Procedure.Element(job.Element)).Finish(run, token, job, Result);
        return null;
    }
}
