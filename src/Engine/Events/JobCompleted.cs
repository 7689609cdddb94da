using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

public sealed record JobCompleted(int Job, string Element, ContextValue Result) : Event;
