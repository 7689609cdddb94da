using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Commands;

/// <summary>An errand could not be done; after the last attempt it becomes an incident.</summary>
/// <param name="Attempt">From 1.</param>
/// <param name="Last">No more attempts will be made.</param>
public sealed record FailJob(int Job, int Attempt, string Error, bool Last) : Command
{
    internal override Refusal? Applies(Case @case) => @case.Status == CaseStatus.None ? base.Applies(@case) : null;

    internal override Refusal? Decide(Walk walk)
    {
        if (walk.Case.Jobs.FirstOrDefault(waiting => waiting.Number == Job) is not { } job) return null;
        walk.Tell(new JobFailed(Job, job.Element, Attempt, Error) { At = At, By = By });
        if (Last) walk.Raise(walk.Token(job.Token)!, IncidentKinds.Job, Error, Job);
        return null;
    }
}
