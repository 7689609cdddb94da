using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Effects;

/// <summary>An errand for someone outside, asked once per event that asks for it and committed with it.</summary>
public abstract record Effect;

/// <summary>Machine work; its outcome comes back as <see cref="Commands.CompleteJob"/> or <see cref="Commands.FailJob"/>. Idempotency key: case id and job number.</summary>
public sealed record RunJob(int Job, string Element, string Kind, ContextValue Input) : Effect;
