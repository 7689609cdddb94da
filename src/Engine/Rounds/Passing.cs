using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Tasks that pass from one person to another.</summary>
internal static class Passing
{
    /// <summary>An authorisation is not passed on: who decides by one decides in person.</summary>
    public static Refusal? NotFurther(OpenTask task, string person) => task.Candidate(person) is { Capacity: Capacity.OnAuthorisation, OnBehalfOf: { } other }
        ? Refusal.Of("no-further-delegation", $"{person} was authorised by {other} in person and cannot pass the task on.", ("person", person), ("other", other), ("task", $"{task.Number}"))
        : null;

    /// <summary>Whoever makes a move on a group's task has taken it by that.</summary>
    /// <returns>The holder, with the right by which they hold it.</returns>
    public static Candidate Hold(this Run run, OpenTask task)
    {
        if (task.Assignee is null) run.Emit(new TaskClaimed(task.Number, run.By) { At = run.At, By = run.By });
        return task.Candidate(run.By)!;
    }

    /// <summary>Whether somebody has been asked in a round, is, or will be.</summary>
    public static bool IsAskedIn(this Run run, int number, string person) =>
        run.Case.Tasks.Any(task => task.Round == number && (task.HasCandidate(person) || task.Owner?.Person == person))
        || (run.Case.Rounds.Numbered(number) is { } round
            && (round.Votes.Any(vote => vote.Person == person) || (round.Line ?? []).Any(next => next.Person == person)
                || (round.Added ?? []).Any(group => group.Waiting.Any(signer => signer.Person == person))));
}
