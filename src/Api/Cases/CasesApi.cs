using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;

namespace WorkflowHub.Api.Cases;

internal static class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", Start).Produces<Moved>(StatusCodes.Status201Created);
        api.MapPost("/cases/preview", Preview).Produces<Preview>();
        api.MapGet("/cases/{id:guid}", Get).Produces<CaseDetail>();
        api.MapPost("/cases/{id:guid}/comment", Comment).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/withdraw", Withdraw).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/cancel", Cancel).Produces<Moved>();
        api.MapPost("/cases/{id:guid}/retry-incident", RetryIncident).Produces<Moved>();
    }

    /// <summary>Starts a case of a procedure's current version on behalf of one of the sender's units.</summary>
    private static Task<IResult> Start(StartBody body, HttpContext context, CommandDesk desk, StartCheck check) =>
        desk.Start(context, body.Procedure, body, async (sender, id) => await check.Check(body, sender, id, context.RequestAborted));

    /// <summary>Who would decide, in which order and by when. Nothing is stored.</summary>
    private static async Task<IResult> Preview(StartBody body, HttpContext context, StartCheck check, ProcedureCatalogue procedures, Callers callers, TimeProvider time)
    {
        var wish = await check.Check(body, new Sender(Callers.PersonOf(context.User), time.GetUtcNow()), Guid.Empty, context.RequestAborted);
        if (wish.Refused is { } refused) return refused;
        var procedure = (await procedures.Current(body.Procedure, context.RequestAborted))!;
        var organisation = await callers.Organisation(context.RequestAborted);
        var route = RoutePreview.OfStart(procedure.Procedure, (StartCase)wish.Command!, organisation);
        var language = Language.Of(context);
        return route.Refusal is { } refusal
            ? HttpProblem.Of(refusal, 0)
            : Results.Ok(Cases.Preview.Of(route, organisation, new ReasonWords(organisation, procedure.Procedure, language), language));
    }

    /// <summary>All there is to see of a case; 404 when it is not there or not for the caller's eyes.</summary>
    private static async Task<IResult> Get(Guid id, HttpContext context, CaseReader reader)
    {
        if (await reader.Read(id, context) is not { } read) return new HttpProblem("not-found");
        context.Response.Headers.ETag = $"\"{read.Case.Revision}\"";
        return Results.Ok(CaseDetail.Of(read));
    }

    private static Task<IResult> Comment(Guid id, CommentBody body, HttpContext context, CommandDesk desk) => desk.OnCase(context, id, body, sender =>
        Words.Refuse("/text", body.Text, required: true) is { } refused ? Answer(refused) : Answer(new AddComment(body.Text.Trim()) { Mentions = body.Mentions is { IsDefaultOrEmpty: false } people ? people : null, At = sender.At, By = sender.Person }));

    private static Task<IResult> Withdraw(Guid id, WithdrawBody? body, HttpContext context, CommandDesk desk) => desk.OnCase(context, id, body ?? new(), sender =>
        Words.Refuse("/comment", body?.Comment) is { } refused ? Answer(refused) : Answer(new WithdrawCase(body?.Comment) { At = sender.At, By = sender.Person }));

    private static Task<IResult> Cancel(Guid id, CancelBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) => desk.OnCase(context, id, body, sender =>
        Words.Refuse("/reason", body.Reason, required: true) is { } refused
            ? Answer(refused)
            : supervisor.Check(id, new CancelCase(body.Reason.Trim()) { At = sender.At, By = sender.Person }, context.RequestAborted));

    private static Task<IResult> RetryIncident(Guid id, RetryBody body, HttpContext context, CommandDesk desk, SupervisorCheck supervisor) => desk.OnCase(context, id, body, sender =>
        supervisor.Check(id, new RetryIncident(body.Incident) { At = sender.At, By = sender.Person }, context.RequestAborted));

    private static ValueTask<Wish> Answer(Wish wish) => ValueTask.FromResult(wish);
}

/// <param name="Unit">On whose behalf; one of the sender's units, by default that of the main post.</param>
/// <param name="Data">The start form's answers, one object.</param>
internal sealed record StartBody(string Procedure, string? Unit = null, Value? Data = null);

/// <param name="Mentions">Person ids of whom it speaks to; they may read the case from then on.</param>
internal sealed record CommentBody(string Text, ImmutableArray<string>? Mentions = null);

internal sealed record WithdrawBody(string? Comment = null);

internal sealed record CancelBody(string Reason);

internal sealed record RetryBody(int Incident);
