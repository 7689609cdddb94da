using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// A supervisor hands over whatever somebody who leaves has in this case: their own tasks, those that would come back to them, their
/// places in lines. Where the successor is asked already, or may not decide, they are only taken away when somebody is left.
/// </summary>
/// <param name="From">Person id of who leaves.</param>
/// <param name="To">Person id of the successor.</param>
public sealed record HandOver(string From, string To, string Reason) : Command
{
    internal override Refusal? Decide(Run run)
    {
        if ((Checks.NotActive(run.Case) ?? Checks.Said(Reason, "Handing over")) is { } refusal) return refusal;
        if (run.Organisation.Person(To) is not { Active: true } || To == From) return Refusal.Of("unknown-person", $"There is no active person {To}.", ("person", To));
        var tasks = run.Case.Tasks.Where(IsTheirs).ToList();
        foreach (var task in tasks)
            if (Unfit(run, task) is { } unfit) return unfit;
        foreach (var task in tasks) Pass(run, task);
        foreach (var round in run.Case.Rounds)
            if (round.Line is { } line && line.Any(next => next.Person == From))
                run.Emit(new LineFormed(round.Number, [.. line.Select(Succeeded).DistinctBy(next => next.Person)]) { At = At, By = By });
        return null;
    }

    private bool IsTheirs(OpenTask task) => task.HasCandidate(From) || task.Owner?.Person == From;

    /// <summary>In a group they may simply be left out; else somebody must be able to take their place.</summary>
    private Refusal? Unfit(Run run, OpenTask task) =>
        task.HasCandidate(From) && task.Candidates.Length > 1 ? null : Checks.Newcomer(run, task, To, decides: task.For is null);

    private void Pass(Run run, OpenTask task)
    {
        var people = task.Candidates.Select(Succeeded).DistinctBy(candidate => candidate.Person);
        if (task.HasCandidate(From) && task.Candidates.Length > 1 && Checks.Newcomer(run, task, To) is not null) people = task.Candidates.Where(candidate => candidate.Person != From);
        run.Emit(new TaskReassigned(task.Number, From, To, Reason) { At = At, By = By });
        run.Replace(task, [.. people], "handed over", task.Owner is { } owner ? Succeeded(owner) : null);
    }

    private Candidate Succeeded(Candidate candidate) =>
        candidate.Person == From ? new Candidate(To, Organisation.Reason.By(Organisation.Reason.Reassigned, By)) { Seat = candidate.Seat } : candidate;
}
