using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api.Tasks;

internal static class TasksApi
{
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/tasks/{id}", Get).Produces<TaskDetail>();
        api.MapPost("/tasks/{id}/complete", Complete).Produces<Moved>();
        api.MapPost("/tasks/{id}/return", Return).Produces<Moved>();
        api.MapPost("/tasks/{id}/claim", Claim).Produces<Moved>();
        api.MapPost("/tasks/{id}/release", Release).Produces<Moved>();
    }

    /// <summary>A task with its case and all that is needed to decide it; 404 when it is not for the caller's eyes.</summary>
    private static async Task<IResult> Get(string id, HttpContext context, CaseReader cases, TaskReader tasks)
    {
        if (TaskId.Parse(id) is not { } task || await cases.Read(task.Case, context) is not { } read) return new HttpProblem("not-found");
        if (await tasks.Read(task.Number, read, context.RequestAborted) is not { } shown) return new HttpProblem("not-found");
        context.Response.Headers.ETag = $"\"{read.Case.Revision}\"";
        return Results.Ok(shown);
    }

    private static Task<IResult> Complete(string id, CompleteBody body, HttpContext context, CommandDesk desk) => OnTask(desk, context, id, body, (task, sender) =>
    {
        if (Words.Refuse("/comment", body.Comment) is { } refused) return refused;
        return body.Data is null or NullValue or ContextValue
            ? new ActOnTask(task.Number, body.Outcome, body.Data as ContextValue ?? ContextValue.Empty, body.Comment) { At = sender.At, By = sender.Person }
            : Words.Invalid("/data", "type", "The answers must be one object.", null);
    });

    private static Task<IResult> Return(string id, ReturnBody body, HttpContext context, CommandDesk desk) => OnTask(desk, context, id, body, (task, sender) =>
    {
        if (Words.Refuse("/comment", body.Comment) is { } refused) return refused;
        if (!AfterReturns.TryParse(body.Then, out var then)) return Words.Invalid("/then", "enum", $"One of {string.Join(", ", AfterReturns.All)}.", null);
        return new ReturnTask(task.Number, body.To, body.Comment, then) { At = sender.At, By = sender.Person };
    });

    private static Task<IResult> Claim(string id, NoBody? body, HttpContext context, CommandDesk desk) =>
        OnTask(desk, context, id, body ?? new(), (task, sender) => new ClaimTask(task.Number) { At = sender.At, By = sender.Person });

    private static Task<IResult> Release(string id, NoBody? body, HttpContext context, CommandDesk desk) =>
        OnTask(desk, context, id, body ?? new(), (task, sender) => new ReleaseTask(task.Number) { At = sender.At, By = sender.Person });

    internal static Task<IResult> OnTask(CommandDesk desk, HttpContext context, string id, object body, Func<TaskId, Sender, Wish> wish) =>
        TaskId.Parse(id) is { } task
        ? desk.OnTask(context, task.Case, body, sender => wish(task, sender))
        : Task.FromResult<IResult>(new HttpProblem("not-found"));
}

/// <param name="Data">The step form's answers, one object.</param>
internal sealed record CompleteBody(string Outcome, Value? Data = null, string? Comment = null);

/// <param name="To">Step id, <c>applicant</c> or <c>previous</c>.</param>
/// <param name="Then"><c>run-again</c>, <c>straight-back</c> or <c>changed-only</c>; left out for what the designer set.</param>
internal sealed record ReturnBody(string To, string? Comment = null, string? Then = null);

internal sealed record NoBody;
