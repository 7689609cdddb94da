namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>A mistake somebody could make in the engine, to see whether the random walks would find it.</summary>
/// <param name="Name">What is wrong, in words.</param>
/// <param name="File">Where, below <c>src/Engine</c>.</param>
/// <param name="Text">What stands there, exactly once.</param>
/// <param name="Instead">What would stand there; <c>PLANTED</c> in it is true while the flaw is planted.</param>
internal sealed record Flaw(string Name, string File, string Text, string Instead);
