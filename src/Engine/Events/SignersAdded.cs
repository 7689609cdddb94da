using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>The holder of a task has others sign too. Their tasks follow when their turn comes.</summary>
/// <param name="Group">Number of the group within the round.</param>
/// <param name="Policy">How their votes become one outcome.</param>
public sealed record SignersAdded(int Round, int Group, int Task, SignerPlace Place, RoundPolicy Policy, ImmutableArray<Candidate> People, string? Comment) : Event
{
    internal override Case Apply(Case was)
    {
        if (was.Rounds.Numbered(Round) is not { } round) return was;
        var group = new AddedSigners(Group, Task, Place, Policy, By, People) { Seat = was.Task(Task)?.Seat };
        return Acting.At(was, Task) with { Rounds = was.Rounds.With(round with { Added = (round.Added ?? []).Add(group) }) };
    }
}
