using System.Collections.Immutable;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Tasks;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
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
        if (read.Reader == read.Case.Applicant && Refusal(read, new UrgeCase(null) { At = Now(read), By = read.Reader }) is null or { Code: "urged-lately" }) moves.Add("urge");
        if (!read.Organisation.Supervises(read.Reader, read.Case.Unit)) return [.. moves];
        if (May(read, new CancelCase(SomeWords) { At = Now(read), By = read.Reader })) moves.Add("cancel");
        if (read.Case.Incidents is [var incident, ..] && May(read, new RetryIncident(incident.Number) { At = Now(read), By = read.Reader })) moves.Add("retry-incident");
        if (read.Case.Suspension is not null) moves.Add("resume");
        else if (May(read, new SuspendCase(SomeWords) { At = Now(read), By = read.Reader })) moves.Add("suspend");
        if (!read.Case.Tasks.IsEmpty) moves.AddRange(["reassign", "extend", "hand-over"]);
        return [.. moves];
    }

    /// <summary>What somebody may do with a task they have finished.</summary>
    public static ImmutableArray<string> OnFinished(CaseReading read, int task) => May(read, new TakeBack(task) { At = Now(read), By = read.Reader }) ? ["take-back"] : [];

    public static ImmutableArray<string> OnTask(CaseReading read, OpenTask task, ShownStep step)
    {
        var moves = new List<string>();
        if (task.Assignee == read.Reader)
        {
            if (step.For(task, read.Language).Any(outcome => May(read, new ActOnTask(task.Number, outcome.Id, ContextValue.Empty, SomeWords) { At = Now(read), By = read.Reader }))) moves.Add("complete");
            if (step.Returns.Any(target => MayReturn(read, task, target.To, target.Then))) moves.Add("return");
        }
        moves.AddRange(Besides(read, task));
        if (May(read, new ClaimTask(task.Number) { At = Now(read), By = read.Reader }) && task.Assignee is null) moves.Add("claim");
        if (task.Status == OpenTaskStatus.Claimed && May(read, new ReleaseTask(task.Number) { At = Now(read), By = read.Reader })) moves.Add("release");
        return [.. moves];
    }

    /// <summary>Besides deciding. Whether somebody in particular can be asked is found out when they are named.</summary>
    private static IEnumerable<string> Besides(CaseReading read, OpenTask task)
    {
        if (read.Case.Suspension is not null || task.For is not null || task.Candidate(read.Reader) is not { } own || (task.Assignee ?? read.Reader) != read.Reader) yield break;
        var step = read.Procedure.Procedure.Step(task.Step)!;
        if (!step.Off.Contains(Move.Draft)) yield return "draft";
        if (!step.Off.Contains(Move.Consult)) yield return "consult";
        if (!step.Off.Contains(Move.Inform)) yield return "inform";
        if (task.Owner is not null) yield break;
        if (!step.Off.Contains(Move.Delegate) && own.Capacity != Capacity.OnAuthorisation) yield return "delegate";
        if (!step.Off.Contains(Move.Transfer) && own.Capacity != Capacity.OnAuthorisation) yield return "transfer";
        if (!step.Off.Contains(Move.AddSigner) && task.Group is null && !step.Voting.Anonymous) yield return "add-signers";
    }

    public static bool MayReturn(CaseReading read, OpenTask task, string to, AfterReturn then) =>
        May(read, new ReturnTask(task.Number, to, SomeWords, then) { At = Now(read), By = read.Reader });

    private static bool May(CaseReading read, Command command) => Refusal(read, command) is null;

    private static Refusal? Refusal(CaseReading read, Command command) => CaseEngine.Handle(read.Procedure.Procedure, read.Case, command, read.Organisation).Refusal;

    // Whether something is allowed does not hang on the minute; the last event's is one the case has seen.
    private static DateTimeOffset Now(CaseReading read) => read.Journal[^1].At;
}
