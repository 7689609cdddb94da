namespace WorkflowHub.Engine.State;

/// <summary>What somebody decided in a round that has closed.</summary>
/// <param name="Person">Who decided.</param>
/// <param name="OnBehalfOf">Whom or what they decided for; null for themselves.</param>
/// <param name="Closed">Revision of the case when the round closed.</param>
public sealed record PastVote(int Task, string Step, string Person, string? OnBehalfOf, string Outcome, long Closed)
{
    /// <summary>By what right they decided for somebody; null for themselves.</summary>
    public Organisation.Capacity? Capacity { get; init; }

    internal static PastVote Of(Vote vote, string step, long closed) => new(vote.Task, step, vote.Person, vote.OnBehalfOf, vote.Outcome, closed) { Capacity = vote.Capacity };
}
