using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <param name="Kind">What errand: <c>document</c>, <c>register</c>, <c>membership</c>, <c>notify</c>.</param>
/// <param name="Input">Worked out from the step's input mapping.</param>
public sealed record JobRequested(int Job, int Token, string Element, string Kind, ContextValue Input) : Event;
