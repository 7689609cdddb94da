using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowHub.Api.Commands;
using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Api.Cases;

/// <summary>An applicant's call for haste, and what a supervisor may do with a whole case.</summary>
internal static class CaseMovesApi
{
    public static void MapCaseMoves(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases/{id:guid}/urge", Urge).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/suspend", Suspend).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/resume", Resume).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/hand-over", HandOver).Produces<Moved>();
    }

    private static Task<IResult> Urge(Guid id, WithdrawBody? body, HttpContext context, CommandDesk desk) => desk.OnCase(context, id, body ?? new(), sender =>
        Words.Refuse("/comment", body?.Comment) is { } refused ? Answer(refused) : Answer(new UrgeCase(body?.Comment) { At = sender.At, By = sender.Person }));

    private static Task<IResult> Suspend(Guid id, CancelBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) => desk.OnCase(context, id, body, sender =>
        Words.Refuse("/reason", body.Reason, required: true) is { } refused
            ? Answer(refused)
            : supervisor.Check(id, new SuspendCase(body.Reason.Trim()) { At = sender.At, By = sender.Person }, context.RequestAborted));

    private static Task<IResult> Resume(Guid id, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) => desk.OnCase(context, id, new ResumeBody(), sender =>
        supervisor.Check(id, new ResumeCase { At = sender.At, By = sender.Person }, context.RequestAborted));

    /// <summary>All that somebody who leaves has in the case goes to a successor.</summary>
    private static Task<IResult> HandOver(Guid id, HandOverBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) => desk.OnCase(context, id, body, sender =>
        Words.Refuse("/reason", body.Reason, required: true) is { } refused
            ? Answer(refused)
            : supervisor.Check(id, new HandOver(body.From, body.To, body.Reason.Trim()) { At = sender.At, By = sender.Person }, context.RequestAborted));

    private static ValueTask<Wish> Answer(Wish wish) => ValueTask.FromResult(wish);
}

internal sealed record ResumeBody;

/// <param name="From">Person id of who leaves.</param>
/// <param name="To">Person id of the successor.</param>
internal sealed record HandOverBody(string From, string To, string Reason);
