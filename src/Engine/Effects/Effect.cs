using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Effects;

/// <summary>An errand for someone outside, asked once per event that asks for it and committed with it.</summary>
public abstract record Effect;

/// <summary>Machine work; its outcome comes back as <see cref="Commands.CompleteJob"/> or <see cref="Commands.FailJob"/>. Idempotency key: case id and job number.</summary>
public sealed record RunJob(int Job, string Element, string Kind, ContextValue Input) : Effect;

/// <summary>
/// A message for the one case that waits for it by name and key, or for the procedure that begins with it; it comes there as <see cref="Commands.ReceiveMessage"/>
/// or <see cref="Commands.StartCase"/>. Idempotency key: case id and number.
/// </summary>
public sealed record SendMessage(int Throw, string Name, string? Key, ContextValue Data) : Effect;

/// <summary>A signal for every other case that waits for it and every procedure that begins with it. Idempotency key: case id and number.</summary>
public sealed record BroadcastSignal(int Throw, string Name, ContextValue Data) : Effect;
