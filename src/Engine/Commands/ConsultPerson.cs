using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Asks somebody for an opinion on a task one keeps. It may be decided without waiting for it.</summary>
/// <param name="Person">Person id.</param>
public sealed record ConsultPerson(int Task, string Person, string Question) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.MoveOn(run, Task, Move.Consult, out var task) is { } refusal) return refusal;
        if ((Checks.Newcomer(run, task!, Person, decides: false) ?? Checks.Said(Question, "Asking for an opinion")) is { } unfit) return unfit;
        run.Hold(task!);
        var opinion = run.Case.Last.Task + 1;
        run.Emit(new OpinionAsked(Task, opinion, By, Person, Question) { At = At, By = By });
        run.Emit(new TaskCreated(opinion, task!.Round, task.Step, [new Candidate(Person, Reason.By(Reason.Consulted, By))], task.DueAt) { For = Task, At = At, By = By });
        return null;
    }
}
