using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>An errand is asked for. Asked for anew after an incident it has a new number; the old one is cancelled.</summary>
/// <param name="Kind">What errand: <c>document</c>, <c>register</c>, <c>membership</c>, <c>notify</c>.</param>
/// <param name="Input">Worked out from the step's input mapping.</param>
public sealed record JobRequested(int Job, int Token, string Element, string Kind, ContextValue Input) : Event
{
    internal override Case Apply(Case was) => was.Acted(Element) with
    {
        Jobs = was.Jobs.Add(new OpenJob(Job, Token, Element, Kind, Input, 0)),
        Last = was.Last with { Job = Job },
    };
}
