using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api.Tasks;

/// <summary>What the holder of a task may do besides deciding, and what a supervisor may do with it.</summary>
internal static class TaskMovesApi
{
    public static void MapTaskMoves(this IEndpointRouteBuilder api)
    {
        api.MapPost("/tasks/{id}/draft", Draft).Produces<Moved>();
        api.MapPost("/tasks/{id}/delegate", Delegate).Produces<Moved>();
        api.MapPost("/tasks/{id}/transfer", Transfer).Produces<Moved>();
        api.MapPost("/tasks/{id}/consult", Consult).Produces<Moved>();
        api.MapPost("/tasks/{id}/add-signers", Add).Produces<Moved>();
        api.MapPost("/tasks/{id}/remove-signer", Remove).Produces<Moved>();
        api.MapPost("/tasks/{id}/take-back", Take).Produces<Moved>();
        api.MapPost("/tasks/{id}/inform", Inform).Produces<Moved>();
        api.MapPost("/tasks/{id}/reassign", Reassign).Produces<Moved>();
        api.MapPost("/tasks/{id}/extend", Extend).Produces<Moved>();
    }

    /// <summary>Puts answers by; they need not be complete.</summary>
    private static Task<IResult> Draft(string id, DraftBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
        body.Data is ContextValue data ? new SaveDraft(task.Number, data) { At = sender.At, By = sender.Person } : Words.Invalid("/data", "type", "The answers must be one object.", null));

    /// <summary>Has somebody else do the work; the task comes back.</summary>
    private static Task<IResult> Delegate(string id, PassBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
        Words.Refuse("/comment", body.Comment) is { } refused ? refused : new DelegateTask(task.Number, body.To, body.Comment) { At = sender.At, By = sender.Person });

    /// <summary>Gives the task away for good.</summary>
    private static Task<IResult> Transfer(string id, PassBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
        Words.Refuse("/comment", body.Comment) is { } refused ? refused : new TransferTask(task.Number, body.To, body.Comment) { At = sender.At, By = sender.Person });

    /// <summary>Asks for an opinion; the task stays.</summary>
    private static Task<IResult> Consult(string id, ConsultBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
        Words.Refuse("/question", body.Question, required: true) is { } refused ? refused : new ConsultPerson(task.Number, body.Person, body.Question) { At = sender.At, By = sender.Person });

    private static Task<IResult> Add(string id, SignersBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
    {
        if (Words.Refuse("/comment", body.Comment) is { } refused) return refused;
        if (!Enum.TryParse<SignerPlace>(body.Place, ignoreCase: true, out var place) || !Enum.IsDefined(place)) return Words.Invalid("/place", "enum", "One of before, after, parallel.", null);
        if (!Enum.TryParse<RoundPolicy>(body.Policy ?? "all", ignoreCase: true, out var policy) || !Enum.IsDefined(policy)) return Words.Invalid("/policy", "enum", "One of one, any, all.", null);
        return new AddSigners(task.Number, [.. body.People ?? []], place, policy, body.Comment) { At = sender.At, By = sender.Person };
    });

    private static Task<IResult> Remove(string id, RemoveBody body, HttpContext context, CommandDesk desk) =>
        TasksApi.OnTask(desk, context, id, body, (task, sender) => new RemoveSigner(task.Number, body.Person) { At = sender.At, By = sender.Person });

    /// <summary>Takes the sender's own decision back while nobody has acted on it.</summary>
    private static Task<IResult> Take(string id, NoBody? body, HttpContext context, CommandDesk desk) =>
        TasksApi.OnTask(desk, context, id, body ?? new(), (task, sender) => new TakeBack(task.Number) { At = sender.At, By = sender.Person });

    private static Task<IResult> Inform(string id, InformBody body, HttpContext context, CommandDesk desk) => TasksApi.OnTask(desk, context, id, body, (task, sender) =>
        Words.Refuse("/text", body.Text) is { } refused ? refused : new InformPeople(task.Number, [.. body.People ?? []], body.Text) { At = sender.At, By = sender.Person });

    private static Task<IResult> Reassign(string id, ReassignBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) =>
        Supervised(desk, context, id, body, body.Reason, supervisor, (task, sender) => new ReassignTask(task.Number, body.To, body.Reason) { At = sender.At, By = sender.Person });

    private static Task<IResult> Extend(string id, ExtendBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) =>
        Supervised(desk, context, id, body, body.Reason, supervisor, (task, sender) => new ExtendDeadline(task.Number, body.Time, body.Reason) { At = sender.At, By = sender.Person });

    private static Task<IResult> Supervised(CommandDesk desk, HttpContext context, string id, object body, string reason, SupervisorCheck supervisor, Func<TaskId, Sender, Command> command) =>
        TaskId.Parse(id) is not { } task ? Task.FromResult<IResult>(new HttpProblem("not-found"))
        : desk.OnCase(context, task.Case, body, sender => Words.Refuse("/reason", reason, required: true) is { } refused
            ? ValueTask.FromResult<Wish>(refused)
            : supervisor.Check(task.Case, command(task, sender), context.RequestAborted));
}

/// <param name="Data">Answers so far, one object.</param>
internal sealed record DraftBody(Value? Data = null);

/// <param name="To">Person id.</param>
internal sealed record PassBody(string To, string? Comment = null);

/// <param name="Person">Person id.</param>
internal sealed record ConsultBody(string Person, string Question);

/// <param name="People">Person ids.</param>
/// <param name="Place"><c>before</c>, <c>after</c> or <c>parallel</c>.</param>
/// <param name="Policy"><c>one</c>, <c>any</c> or <c>all</c>, which it is when left out.</param>
internal sealed record SignersBody(ImmutableArray<string>? People, string Place, string? Policy = null, string? Comment = null);

internal sealed record RemoveBody(string Person);

internal sealed record InformBody(ImmutableArray<string>? People, string? Text = null);

internal sealed record ReassignBody(string To, string Reason);

/// <param name="Time">How much more: <c>P2D</c>, <c>1 working day</c>.</param>
internal sealed record ExtendBody(string Time, string Reason);
