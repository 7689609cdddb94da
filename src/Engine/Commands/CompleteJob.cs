using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>The outcome of an errand. Quiet when nobody waits for it any more.</summary>
public sealed record CompleteJob(int Job, ContextValue Result) : Command;
