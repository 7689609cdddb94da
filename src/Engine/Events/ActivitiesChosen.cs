using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Activities of an ad-hoc sub-process begin: all by themselves, or one that a person chose.</summary>
/// <param name="Token">The token of the sub-process.</param>
/// <param name="Closes">True when it is complete and nothing more begins.</param>
public sealed record ActivitiesChosen(int Token, string Element, ImmutableArray<string> Activities, bool? Closes = null) : Event
{
    internal override Case Apply(Case was)
    {
        if (was.Tokens.Numbered(Token) is not { } token) return was;
        var before = token.Chosen ?? new ChosenActivities([], false);
        return was with { Tokens = was.Tokens.With(token with { Chosen = new ChosenActivities([.. before.Activities, .. Activities], before.IsClosed || Closes == true) }) };
    }
}
