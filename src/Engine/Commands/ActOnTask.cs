using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// Completes a task with an outcome named by the designer; with <see cref="VotingRule.Abstained"/> where one may abstain, and with
/// <see cref="OpinionGiven.Outcome"/> when an opinion was asked for. A delegated task goes back to its owner with what was said.
/// </summary>
/// <param name="Task">Number of the task within the case.</param>
/// <param name="Data">The step form's checked answer; empty when the step has no form.</param>
public sealed record ActOnTask(int Task, string Outcome, ContextValue Data, string? Comment) : Command
{
    /// <summary>How the decision was signed, as whoever checked the signature found; null when it was not.</summary>
    public SignatureLevel? Signature { get; init; }

    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if (Checks.NotTooLong(Comment) is { } tooLong) return tooLong;
        if (task!.For is not null) return GiveOpinion(run, task);
        var plan = run.Procedure.Element(task.Step).Plan!;
        if (Unfit(run, plan, task) is { } unfit) return unfit;
        if (task.Owner is { } owner) return HandBack(run, task, owner);

        run.CancelOpinions(Task);
        run.Emit(Completed(plan, task));
        run.Change(Data, run.Case.Tokens.Numbered(run.Case.Rounds.Numbered(task.Round)!.Token));
        run.Count(task.Round, plan);
        return null;
    }

    private TaskCompleted Completed(StepPlan plan, OpenTask task)
    {
        var candidate = task.Candidate(By)!;
        return new TaskCompleted(Task, task.Round, task.Step, By, Outcome, Comment)
        {
            OnBehalfOf = candidate.OnBehalfOf, Capacity = candidate.Capacity, Signature = Signature?.ToString(), Anonymous = plan.Step.Voting.Anonymous ? true : null, At = At, By = By,
        };
    }

    private Refusal? GiveOpinion(Run run, OpenTask task)
    {
        if (Outcome != OpinionGiven.Outcome) return Checks.OpinionOnly(task);
        if (Checks.Said(Comment, "An opinion") is { } silent) return silent;
        run.Emit(new OpinionGiven(Task, task.Round, task.Step, By, Comment!) { At = At, By = By });
        return null;
    }

    private Refusal? HandBack(Run run, OpenTask task, Candidate owner)
    {
        run.Emit(new TaskHandedBack(Task, By, Outcome, Comment) { At = At, By = By });
        run.Change(Data, run.Case.Tokens.Numbered(run.Case.Rounds.Numbered(task.Round)!.Token));
        run.Replace(task, [owner], "handed back");
        return null;
    }

    private Refusal? Unfit(Run run, StepPlan plan, OpenTask task)
    {
        var step = task.Step;
        if (run.IsWaitingForSigners(task, plan))
            return Refusal.Of("signers-first", $"Signers who were added to task {Task} decide before.", ("task", $"{Task}"), ("step", step));
        if (Outcome == VotingRule.Abstained && plan.Step.Voting.Abstain) return null;
        if (plan.Outcome(Outcome) is not { } outcome)
            return Refusal.Of(
                "unknown-outcome", $"'{step}' has no outcome '{Outcome}'; it has {string.Join(", ", plan.Step.Outcomes.Select(known => known.Id))}.",
                ("step", step), ("outcome", Outcome));
        return Lacking(run, outcome, step);
    }

    private Refusal? Lacking(Run run, Outcome outcome, string step)
    {
        if (outcome.CommentRequired && string.IsNullOrWhiteSpace(Comment))
            return Refusal.Of("comment-required", $"'{outcome.Name}' needs a comment that says why.", ("step", step), ("outcome", Outcome));
        foreach (var field in outcome.Fields)
            if ((Data.TryGet(field, out var answer) ? answer : run.Case.Data[field]).IsNull)
                return Refusal.Of("field-required", $"'{outcome.Name}' needs an answer to '{field}'.", ("step", step), ("outcome", Outcome), ("field", field));
        if (outcome.Signature is { } least && !(Signature >= least))
            return Refusal.Of("signature-required", $"'{outcome.Name}' needs a signature of the level {least.ToString().ToLowerInvariant()}.", ("step", step), ("outcome", Outcome), ("level", least.ToString()));
        return null;
    }
}
