using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Somebody who has approved already need not be asked again, where the step says so.</summary>
internal static class ApprovingAgain
{
    public static void ApproveAgain(this Run run, int number, StepPlan plan)
    {
        if (plan.Step.Rules.Same == WhenSame.Ask || plan.FirstPositive is not { IsFree: true } outcome) return;
        while (run.Case.Rounds.Numbered(number) is not null && NextOf(run, number, plan) is var (task, approved))
        {
            run.Note(plan.Step.Id, StepRule.Same, "approve", approved.Person, approved.Step);
            run.Emit(new TaskCompleted(task.Number, number, plan.Step.Id, approved.Person, outcome.Id, null) { At = run.At, By = run.By });
            run.Count(number, plan);
        }
    }

    private static (OpenTask Task, PastVote Approved)? NextOf(Run run, int number, StepPlan plan)
    {
        foreach (var task in run.Case.Tasks)
        {
            if (task.Round != number) continue;
            foreach (var candidate in task.Candidates)
                if (candidate.Capacity is null && Approval(run, candidate.Person, plan) is { } approved) return (task, approved);
        }
        return null;
    }

    private static PastVote? Approval(Run run, string person, StepPlan plan)
    {
        var others = run.Case.Decided.Where(vote => vote.Step != plan.Step.Id && vote.Step != run.Procedure.StartStep.Id).ToList();
        var last = others.Count == 0 ? 0 : others.Max(vote => vote.Closed);
        return others.LastOrDefault(vote => vote.Person == person && vote.OnBehalfOf is null && IsApproval(run, vote) && (plan.Step.Rules.Same == WhenSame.EverApproved || vote.Closed == last));
    }

    private static bool IsApproval(Run run, PastVote vote) =>
        run.Procedure.Step(vote.Step)?.Outcomes.Any(outcome => outcome.Id == vote.Outcome && outcome.Kind == OutcomeKind.Positive) == true;
}
