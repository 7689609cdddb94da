using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Outcome">The one outcome of the round; <c>returned</c>, <c>cancelled</c> and <c>superseded</c> when it closed without a decision.</param>
public sealed record RoundClosed(int Round, string Step, string Outcome) : Event
{
    public const string Returned = "returned";
    public const string Cancelled = "cancelled";
    public const string Superseded = "superseded";

    /// <summary>Closed by a decision: only then does the step's latest outcome change.</summary>
    public bool IsDecision => Outcome is not (Returned or Cancelled or Superseded);

    internal override Case Apply(Case was)
    {
        var closed = was.Rounds.Numbered(Round);
        var next = was with { Rounds = was.Rounds.Without(Round) };
        if (closed is null || !IsDecision) return next;
        var within = was.Tokens.Numbered(closed.Token);
        while (within is { Instance: null }) within = was.Tokens.Numbered(within.Scope);
        next = next with { Decided = was.Decided.RemoveAll(vote => vote.Step == Step && (within is null || closed.Votes.Any(own => own.Person == vote.Person))).AddRange(closed.Votes.Select(vote => PastVote.Of(vote, Step, was.Revision + 1))) };
        return next.Forgetting(Step).With((was.Step(Step) ?? new StepState(Step, closed.Turn)) with
        {
            Outcome = Outcome,
            By = By,
            At = At,
            Comment = CommentOf(closed.Votes),
            Closed = was.Revision + 1,
            Whole = within?.Scope,
            Within = within?.Number,
            Instance = within?.Instance,
        });
    }

    private string? CommentOf(ImmutableArray<Vote> votes)
    {
        for (var i = votes.Length - 1; i >= 0; i--)
            if (votes[i].Outcome == Outcome && votes[i].Anonymous is null) return votes[i].Comment;
        return null;
    }
}
