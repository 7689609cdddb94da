using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Has others sign too, before, after or at the same time as oneself. Their decision belongs to one's own: a no of theirs is a no.</summary>
/// <param name="People">Person ids.</param>
/// <param name="Policy">How they come to one outcome: <see cref="RoundPolicy.One"/>, <see cref="RoundPolicy.Any"/> or <see cref="RoundPolicy.All"/>.</param>
public sealed record AddSigners(int Task, ImmutableArray<string> People, SignerPlace Place, RoundPolicy Policy, string? Comment) : Command
{
    public const int MostPeople = 50;

    internal override Refusal? Decide(Run run)
    {
        if (Checks.MoveOn(run, Task, Move.AddSigner, out var task) is { } refusal) return refusal;
        if ((Checks.Delegated(task!) ?? Unfit(run, task!) ?? Checks.NotTooLong(Comment)) is { } unfit) return unfit;
        run.Hold(task!);
        var group = run.Case.Rounds.Numbered(task!.Round)!.Added is { IsEmpty: false } added ? added.Max(other => other.Number) + 1 : 1;
        run.Emit(new SignersAdded(task.Round, group, Task, Place, Policy, [.. People.Select(person => new Candidate(person, Reason.By(Reason.Added, By)))], Comment) { At = At, By = By });
        run.AskSigners(task.Round, run.Procedure.Element(task.Step).Plan!);
        return null;
    }

    private Refusal? Unfit(Run run, OpenTask task)
    {
        if (Policy is not (RoundPolicy.One or RoundPolicy.Any or RoundPolicy.All) || task.Group is not null || run.Procedure.Step(task.Step)!.Voting.Anonymous)
            return Refusal.Of("signers-unfit", $"Signers cannot be added to task {Task} in this way.", ("task", $"{Task}"), ("step", task.Step));
        if (People.IsDefaultOrEmpty || People.Length > MostPeople || People.Distinct().Count() != People.Length)
            return Refusal.Of("signers-number", $"From 1 to {MostPeople} different people can be added at once.", ("limit", $"{MostPeople}"));
        foreach (var person in People)
            if (Checks.Newcomer(run, task, person) is { } unfit) return unfit;
        return null;
    }
}
