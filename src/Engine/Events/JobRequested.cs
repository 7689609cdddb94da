using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>An errand is asked for. After an incident it is asked for again under the same number, so that it keeps its idempotency key.</summary>
/// <param name="Kind">What errand: <c>document</c>, <c>register</c>, <c>membership</c>, <c>notify</c>.</param>
/// <param name="Input">Worked out from the step's input mapping.</param>
public sealed record JobRequested(int Job, int Token, string Element, string Kind, ContextValue Input) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Jobs = was.Jobs.Without(Job).Add(new OpenJob(Job, Token, Element, Kind, Input, 0)),
        Last = was.Last with { Job = Math.Max(Job, was.Last.Job) },
    };
}
