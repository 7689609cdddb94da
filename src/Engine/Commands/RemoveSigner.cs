using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Takes away a signer one has added and who has not decided yet.</summary>
/// <param name="Task">The task to which they were added.</param>
/// <param name="Person">Person id of the signer.</param>
public sealed record RemoveSigner(int Task, string Person) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if ((Checks.NotActive(run.Case) ?? Checks.Resting(run.Case)) is { } refusal) return refusal;
        if (Find(run.Case) is not (var round, var group)) return Refusal.Of("no-such-signer", $"{Person} was not added to task {Task}, or has decided.", ("person", Person), ("task", $"{Task}"));
        if (group.By != By) return Refusal.Of("not-yours", $"{Person} was added by {group.By}.", ("person", group.By), ("task", $"{Task}"));
        foreach (var task in run.Case.Tasks)
            if (task.Round == round.Number && task.Group == group.Number && task.HasCandidate(Person)) Take(run, task);
        run.Emit(new SignerRemoved(round.Number, group.Number, Person) { At = At, By = By });
        run.Count(round.Number, run.Procedure.Element(round.Step).Plan!);
        return null;
    }

    private (OpenRound Round, AddedSigners Group)? Find(Case @case)
    {
        foreach (var round in @case.Rounds)
            foreach (var group in round.Added ?? [])
                if (group.Task == Task && (group.Waiting.Any(signer => signer.Person == Person)
                    || @case.Tasks.Any(task => task.Round == round.Number && task.Group == group.Number && task.For is null && task.HasCandidate(Person)))) return (round, group);
        return null;
    }

    /// <summary>Of those who share a task only one goes.</summary>
    private void Take(Run run, OpenTask task)
    {
        if (task.Candidates.Length == 1) run.CancelTask(task, "the signer was removed");
        else run.Replace(task, task.Candidates.RemoveAll(candidate => candidate.Person == Person), "a signer was removed");
    }
}
