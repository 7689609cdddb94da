using System.Collections.Immutable;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Tells everybody who has not decided yet: before the deadline a warning, after it a reminder.</summary>
internal sealed record RemindRung(Allowance Away, bool IsAfter) : Rung(Away, IsAfter)
{
    public override void Reach(Run run, OpenRound round, int place, StepPlan plan)
    {
        ImmutableArray<string> people = [.. run.Case.Tasks.Where(task => task.Round == round.Number)
            .SelectMany(task => task.Assignee is { } holder ? [holder] : task.Candidates.Select(candidate => candidate.Person)).Distinct()];
        run.Emit(new Reminded(round.Number, round.Step, place, people) { At = run.At, By = run.By });
        run.Ask(new Notify(IsAfter ? Notify.Overdue : Notify.DueSoon, round.Step, round.Number, people));
    }
}
