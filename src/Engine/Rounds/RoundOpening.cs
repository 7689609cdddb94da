using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Rounds;

internal static class RoundOpening
{
    /// <summary>Asks a step's people: a task for the group, or one for each of them.</summary>
    public static void Open(Walk walk, Token token, Step step, ImmutableArray<Candidate> people)
    {
        var round = walk.Case.Last.Round + 1;
        var turn = (walk.Case.Step(step.Id)?.Turns ?? 0) + 1;
        var due = walk.At + step.Due;
        walk.Tell(new RoundOpened(round, token.Number, step.Id, turn, due) { At = walk.At, By = walk.By });
        if (step.Policy == RoundPolicy.One)
            Create(walk, round, step.Id, people, due);
        else
            foreach (var person in people) Create(walk, round, step.Id, [person], due);
    }

    private static void Create(Walk walk, int round, string step, ImmutableArray<Candidate> people, DateTimeOffset? due) =>
        walk.Tell(new TaskCreated(walk.Case.Last.Task + 1, round, step, people, due) { At = walk.At, By = walk.By });
}
