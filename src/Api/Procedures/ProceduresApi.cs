using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.Procedures;

internal static class ProceduresApi
{
    public static void MapProcedures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/procedures", List).Produces<IEnumerable<ProcedureSummary>>();
        api.MapGet("/procedures/{key}", Get).Produces<ProcedureDetail>();
        api.MapGet("/procedures/{key}/{version:int}/diagram", Diagram).Produces<string>(contentType: "application/xml");
    }

    /// <summary>What the caller may start: whoever has a post may start every published procedure.</summary>
    private static async Task<IResult> List(HttpContext context, WorkflowHubContext database, Callers callers)
    {
        if ((await callers.Organisation(context.RequestAborted)).PostsOf(Callers.PersonOf(context.User)).Count == 0) return Results.Ok(Array.Empty<ProcedureSummary>());
        var language = Language.Of(context);
        var current = await database.ProcedureVersions.Where(version => version.IsCurrent).OrderBy(version => version.Key)
            .Select(version => new { version.Key, version.Version, version.Names, version.Descriptions, version.Source }).ToListAsync(context.RequestAborted);
        return Results.Ok(current.Select(version => new ProcedureSummary(version.Key, version.Version, Text(version.Names, language), Text(version.Descriptions, language), OverrideIn(version.Source))));
    }

    private static async Task<IResult> Get(string key, HttpContext context, ProcedureCatalogue procedures, Callers callers)
    {
        if (await procedures.Current(key, context.RequestAborted) is not { } procedure) return new HttpProblem("not-found");
        var language = Language.Of(context);
        var organisation = await callers.Organisation(context.RequestAborted);
        var posts = organisation.PostsOf(Callers.PersonOf(context.User)).OrderByDescending(post => post.Main);
        var source = procedure.Procedure.Source;
        return Results.Ok(new ProcedureDetail(
            source.Key,
            source.Version,
            source.Name.In(language),
            source.Description.In(language),
            source.StartForm is { } form ? FormDocument.Of(form, procedure) : null,
            [.. posts.Select(post => post.Unit).Distinct().Select(unit => Named.Unit(unit, organisation, language))],
            source.Override));
    }

    private static async Task<IResult> Diagram(string key, int version, HttpContext context, ProcedureCatalogue procedures)
    {
        if (await procedures.Get(key, version, context.RequestAborted) is not { } procedure) return new HttpProblem("not-found");
        context.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Bytes(DiagramNames.In(procedure.Files[procedure.Procedure.Source.Process], Language.Of(context)), "application/xml; charset=utf-8");
    }

    private static SoundnessOverride? OverrideIn(string source) => JsonSerializer.Deserialize<ProcedureSource>(source)!.Override;

    private static string Text(string texts, string language) => JsonSerializer.Deserialize<LocalText>(texts)!.In(language);
}

/// <param name="Override">Why it was published though its process is proved not to be sound; null for a sound one.</param>
internal sealed record ProcedureSummary(string Key, int Version, string Name, string? Description, SoundnessOverride? Override);

/// <param name="Units">On whose behalf the caller may start it, main post first.</param>
internal sealed record ProcedureDetail(string Key, int Version, string Name, string? Description, FormDocument? StartForm, ImmutableArray<Named> Units, SoundnessOverride? Override);
