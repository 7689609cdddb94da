using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record JobFailed(int Job, string Element, int Attempt, string Error) : Event
{
    internal override Case Apply(Case was) =>
        was.Jobs.Numbered(Job) is { } job ? was with { Jobs = was.Jobs.With(job with { Failures = Attempt }) } : was;
}
