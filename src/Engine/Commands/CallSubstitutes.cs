using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Somebody is absent now: those who hold a substitution that covers tasks they have already may act on these too.</summary>
/// <param name="Person">Person id of who is absent.</param>
public sealed record CallSubstitutes(string Person) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        foreach (var task in run.Case.Tasks)
            if (task.For is null && task.Owner is null && task.Candidate(Person) is { Capacity: null }) Add(run, task);
        return null;
    }

    private void Add(Run run, OpenTask task)
    {
        var step = run.Procedure.Step(task.Step)!;
        var substitutes = run.MandatesFor(Person, Capacity.Substitute)
            .Where(mandate => mandate.OpenTasks && !run.IsAskedIn(task.Round, mandate.Person) && !run.IsKeptOut(step, mandate.Person))
            .Select(mandate => Standing.In(task.Candidate(Person)!, mandate)).DistinctBy(candidate => candidate.Person).ToList();
        if (substitutes.Count == 0) return;
        foreach (var substitute in substitutes) run.Note(task.Step, StepRule.Acting, Reason.ActingFor(Capacity.Substitute, Person), substitute.Person);
        run.Replace(task, [.. task.Candidates, .. substitutes], "a substitute was called");
    }
}
