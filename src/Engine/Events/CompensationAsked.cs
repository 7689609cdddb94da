using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <summary>Completed activities are to be compensated, the last completed first.</summary>
/// <param name="Token">For which token: of the event that throws, of a container that is compensated as a whole, or the scope that a transaction or a return clears up; 0 is the process.</param>
/// <param name="Element">What asks for it.</param>
/// <param name="Activities">Numbers of the activities.</param>
/// <param name="Scope">Where they are compensated when the containers they were completed in are taken away; null when in those.</param>
public sealed record CompensationAsked(int Token, string Element, ImmutableArray<int> Activities, int? Scope = null) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Compensable = [.. was.Completed.Select(one => Activities.Contains(one.Number) ? one with { By = Token, Scope = Scope ?? one.Scope } : one)],
    };
}
