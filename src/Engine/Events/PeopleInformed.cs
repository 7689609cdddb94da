using System.Collections.Immutable;

namespace WorkflowHub.Engine.Events;

/// <summary>People were told of the case; they may read it from now on.</summary>
public sealed record PeopleInformed(ImmutableArray<string> People, string? Text) : Event
{
    internal override Case Apply(Case was) => was;
}
