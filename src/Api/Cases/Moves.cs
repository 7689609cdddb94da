using System.Collections.Immutable;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Tasks;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api.Cases;

/// <summary>What somebody may do now: the engine is asked, as it would be if they did, and its answer thrown away.</summary>
internal static class Moves
{
    private const string SomeWords = "…";

    public static ImmutableArray<string> OnCase(CaseReading read)
    {
        var moves = new List<string>();
        if (May(read, new AddComment(SomeWords) { At = Now(read), By = read.Reader })) moves.Add("comment");
        if (May(read, new WithdrawCase(null) { At = Now(read), By = read.Reader })) moves.Add("withdraw");
        if (!read.Organisation.Supervises(read.Reader, read.Case.Unit)) return [.. moves];
        if (May(read, new CancelCase(SomeWords) { At = Now(read), By = read.Reader })) moves.Add("cancel");
        if (read.Case.Incidents is [var incident, ..] && May(read, new RetryIncident(incident.Number) { At = Now(read), By = read.Reader })) moves.Add("retry-incident");
        return [.. moves];
    }

    public static ImmutableArray<string> OnTask(CaseReading read, OpenTask task, ShownStep step)
    {
        var moves = new List<string>();
        if (task.Assignee == read.Reader)
        {
            if (step.Outcomes.Any(outcome => May(read, new ActOnTask(task.Number, outcome.Id, ContextValue.Empty, SomeWords) { At = Now(read), By = read.Reader }))) moves.Add("complete");
            if (step.Returns.Any(target => MayReturn(read, task, target.To, target.Then))) moves.Add("return");
        }
        if (May(read, new ClaimTask(task.Number) { At = Now(read), By = read.Reader }) && task.Assignee is null) moves.Add("claim");
        if (task.Status == OpenTaskStatus.Claimed && May(read, new ReleaseTask(task.Number) { At = Now(read), By = read.Reader })) moves.Add("release");
        return [.. moves];
    }

    public static bool MayReturn(CaseReading read, OpenTask task, string to, AfterReturn then) =>
        May(read, new ReturnTask(task.Number, to, SomeWords, then) { At = Now(read), By = read.Reader });

    private static bool May(CaseReading read, Command command) => CaseEngine.Handle(read.Procedure.Procedure, read.Case, command, read.Organisation).Refusal is null;

    // Whether something is allowed does not hang on the minute; the last event's is one the case has seen.
    private static DateTimeOffset Now(CaseReading read) => read.Journal[^1].At;
}
