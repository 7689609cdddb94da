using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Reading;

namespace WorkflowHub.Api.Organisation;

internal static class DirectoryApi
{
    private const int MostFound = 100;

    public static void MapDirectory(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me).Produces<Me>();
        api.MapGet("/people", People).Produces<IEnumerable<FoundPerson>>();
        api.MapGet("/units", Units).Produces<IEnumerable<FoundUnit>>();
    }

    private static async Task<IResult> Me(HttpContext context, WorkflowHubContext database, Callers callers, ServerOptions options)
    {
        var id = Callers.PersonOf(context.User);
        var language = Language.Of(context);
        var organisation = await callers.Organisation(context.RequestAborted);
        return organisation.Person(id) is not { } person ? new HttpProblem("not-found") : Results.Ok(new Me(
            id,
            person.Name,
            context.User.Identity?.Name ?? id,
            person.Language,
            options.Demo,
            [.. organisation.PostsOf(id).Select(post => new Post(Named.Unit(post.Unit, organisation, language), PositionName(post.Position, language)))],
            new Counts(await database.InboxOf(id).CountAsync(context.RequestAborted))));
    }

    /// <summary>People whose name holds every word searched for, with or without marks.</summary>
    private static async Task<IResult> People(HttpContext context, Callers callers, string? search = null, int top = 20)
    {
        if (Refuse(search, top) is { } refused) return refused;
        var organisation = await callers.Organisation(context.RequestAborted);
        var language = Language.Of(context);
        return Results.Ok(organisation.People.Where(person => person.Active && Matches(person.Name, search))
            .OrderBy(person => person.Name, StringComparer.Ordinal).ThenBy(person => person.Id, StringComparer.Ordinal).Take(top)
            .Select(person => new FoundPerson(person.Id, person.Name, organisation.MainUnitOf(person.Id) is { } unit ? Named.Unit(unit, organisation, language).Name : null)));
    }

    /// <summary>Units whose name or code holds every word searched for, with the way down to each.</summary>
    private static async Task<IResult> Units(HttpContext context, Callers callers, string? search = null, int top = 20)
    {
        if (Refuse(search, top) is { } refused) return refused;
        var organisation = await callers.Organisation(context.RequestAborted);
        var language = Language.Of(context);
        return Results.Ok(organisation.Units.Where(unit => Matches($"{string.Join(' ', unit.Name.Texts.Values)} {unit.Code}", search))
            .Select(unit => (unit, name: unit.Name.In(language))).OrderBy(found => found.name, StringComparer.Ordinal).ThenBy(found => found.unit.Id, StringComparer.Ordinal).Take(top)
            .Select(found => new FoundUnit(found.unit.Id, found.name, PathOf(found.unit, organisation, language))));
    }

    public static string PositionName(string position, string language) => Sentences.Find(language, $"position.{position}") ?? position;

    private static HttpProblem? Refuse(string? search, int top) =>
        search?.Length > 200 ? new HttpProblem("query-invalid", new Dictionary<string, string> { ["name"] = "search" })
        : top is < 1 or > MostFound ? new HttpProblem("query-invalid", new Dictionary<string, string> { ["name"] = "top" })
        : null;

    private static bool Matches(string text, string? search)
    {
        if (string.IsNullOrWhiteSpace(search)) return true;
        var folded = SearchText.Fold(text);
        return SearchText.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
    }

    private static string PathOf(Unit unit, OrganisationSnapshot organisation, string language) =>
        string.Join(" › ", organisation.UnitAndAbove(unit.Id).Skip(1).Reverse().Select(above => above.Name.In(language)));
}

/// <param name="Demo">True when everything here is sample data.</param>
internal sealed record Me(string Id, string Name, string UserName, string Language, bool Demo, ImmutableArray<Post> Posts, Counts Counts);

internal sealed record Post(Named Unit, string Position);

internal sealed record Counts(int Inbox);

internal sealed record FoundPerson(string Id, string Name, string? Unit);

internal sealed record FoundUnit(string Id, string Name, string Path);
