namespace WorkflowHub.Engine.State;

/// <summary>The row of moments that a repeating timer belongs to.</summary>
/// <param name="From">The moment the row is counted from, so that it does not drift and months keep their day.</param>
/// <param name="Every">The time between two moments, as ISO 8601 writes it.</param>
/// <param name="Count">How many times that the timer's moment lies after <paramref name="From"/>.</param>
/// <param name="Left">How many moments follow; null without end.</param>
public sealed record Repeat(DateTimeOffset From, string Every, int Count, int? Left);
