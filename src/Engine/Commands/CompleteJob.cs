using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>The outcome of an errand. Quiet when nobody waits for it any more.</summary>
public sealed record CompleteJob(int Job, ContextValue Result) : Command
{
    internal override Refusal? Applies(Case @case) => @case.Status == CaseStatus.None ? base.Applies(@case) : null;

    internal override Refusal? Decide(Walk walk)
    {
        if (walk.Case.Jobs.FirstOrDefault(waiting => waiting.Number == Job) is not { } job) return null;
        walk.Tell(new JobCompleted(Job, job.Element, Result) { At = At, By = By });
        ((ServiceTask)walk.Graph.Element(job.Element)).Complete(walk, walk.Token(job.Token)!, Result);
        return null;
    }
}
