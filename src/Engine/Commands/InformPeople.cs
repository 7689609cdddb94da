using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Lets people know of a case, who may then read it; nothing is asked of them.</summary>
/// <param name="Task">The task whose holder tells them.</param>
/// <param name="People">Person ids.</param>
public sealed record InformPeople(int Task, ImmutableArray<string> People, string? Text) : Command
{
    public const int MostPeople = 200;

    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if ((Checks.MoveOff(run, task!.Step, Move.Inform) ?? Checks.NotTooLong(Text)) is { } unfit) return unfit;
        if (People.IsDefaultOrEmpty || People.Length > MostPeople) return Refusal.Of("people-number", $"From 1 to {MostPeople} people can be told at once.", ("limit", $"{MostPeople}"));
        foreach (var person in People)
            if (run.Organisation.Person(person) is not { Active: true }) return Refusal.Of("unknown-person", $"There is no active person {person}.", ("person", person));
        run.Emit(new PeopleInformed([.. People.Distinct()], Text) { At = At, By = By });
        return null;
    }
}
