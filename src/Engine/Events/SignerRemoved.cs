using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>An added signer is not asked any more. Their task, when there is one, was cancelled before.</summary>
public sealed record SignerRemoved(int Round, int Group, string Person) : Event
{
    internal override Case Apply(Case was)
    {
        if (was.Rounds.Numbered(Round) is not { Added: { } added } round) return was;
        return was with { Rounds = was.Rounds.With(round with { Added = [.. added.Select(Without).Where(group => IsNeeded(was, round, group))] }) };
    }

    private AddedSigners Without(AddedSigners group) => group.Number == Group ? group.WithoutWaiting(Person) : group;

    private bool IsNeeded(Case was, OpenRound round, AddedSigners group) =>
        group.Number != Group || !group.Waiting.IsEmpty || round.Votes.Any(vote => vote.Group == Group)
        || was.Tasks.Any(task => task.Round == Round && task.Group == Group);
}
