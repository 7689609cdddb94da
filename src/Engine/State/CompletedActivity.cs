using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.State;

/// <summary>An activity that was completed and can be compensated as long as the container around it goes on; once.</summary>
/// <param name="Number">Number of the token that stood at it; the scope of what was completed inside.</param>
/// <param name="Until">The highest token number when it was completed: what has a higher one was entered after it.</param>
/// <param name="Locals">What was declared in it, as at its completion; null when nothing was.</param>
public sealed record CompletedActivity(int Number, string Element, int Scope, int Until, ContextValue? Locals) : INumbered
{
    /// <summary>Number of the token for which it is to be compensated; null while nobody has asked for it.</summary>
    public int? By { get; init; }
}

/// <summary>What a token undoes.</summary>
/// <param name="By">Number of the token that asked for it.</param>
/// <param name="Activity">Number of the token that had stood at the activity.</param>
public sealed record Undoing(int By, int Activity);
