using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData;
using Microsoft.AspNetCore.OData.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.OData.Rows;
using WorkflowHub.Api.Problems;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.OData;

/// <summary>Reading: OData over flat rows. Writing is the business of the commands.</summary>
internal static partial class ODataApi
{
    private static readonly Dictionary<string, Feed> Feeds = new()
    {
        ["Procedures"] = new Feed<ProcedureItem>(source => source.Procedures),
        ["Cases"] = new Feed<CaseItem>(source => source.Cases),
        ["Tasks"] = new Feed<TaskItem>(source => source.Tasks),
        ["Units"] = new Feed<UnitItem>(source => source.Units),
        ["People"] = new Feed<PersonItem>(source => source.People),
    };

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedModel>();
        services.Configure<ODataOptions>(options => options.TimeZone = TimeZoneInfo.Utc);
    }

    public static void MapFeeds(this WebApplication app) =>
        app.MapGet($"/{FeedModel.Prefix}/{{**path}}", Get).WithName("OData").WithDescription("OData 4.01: Procedures, Cases, Tasks, Units, People; see $metadata.");

    private static async Task<IResult> Get(string? path, HttpContext context, FeedModel model, WorkflowHubContext database, Callers callers, ILogger<FeedModel> log)
    {
        if (FeedQuery.Refuse(context.Request) is { } refused) return Error(context, refused);
        try
        {
            var answer = await Route(path ?? "", context, model, new FeedSource(database, await callers.Viewer(context), Language.Of(context)));
            return answer is HttpProblem problem ? Error(context, problem) : answer;
        }
        catch (ODataException fault)
        {
            return Error(context, Translate(fault));
        }
        catch (Exception fault) when (fault is InvalidOperationException or NotSupportedException or NotImplementedException or TargetInvocationException { InnerException: InvalidOperationException or NotSupportedException })
        {
            // The database has no words for it. Its message speaks of our inside.
            log.LogWarning("A query has no translation: {Fault}", fault.Message);
            return Error(context, new HttpProblem("odata-not-answered"));
        }
    }

    private static async Task<IResult> Route(string path, HttpContext context, FeedModel model, FeedSource source)
    {
        var root = new Uri($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/{FeedModel.Prefix}/");
        var parsed = Parse(root, path, model);
        if (parsed is null) return new HttpProblem("not-found");
        var feature = context.ODataFeature();
        (feature.Model, feature.Path, feature.RoutePrefix, feature.Services, feature.BaseAddress) = (model.Edm, parsed, FeedModel.Prefix, model.Services, root.AbsoluteUri);
        switch (parsed.ToArray())
        {
            case []: return new FeedAnswer(typeof(ODataServiceDocument), model.Edm.GenerateServiceDocument());
            case [MetadataSegment]: return new MetadataAnswer(model.Edm);
            case [EntitySetSegment set]: return await Feeds[set.EntitySet.Name].Page(context, source, model, parsed);
            case [EntitySetSegment set, CountSegment]: return await Feeds[set.EntitySet.Name].Count(context, source, model, parsed);
            case [EntitySetSegment set, KeySegment key]: return await Feeds[set.EntitySet.Name].One(context, source, model, parsed, [.. key.Keys]);
            default: return FeedQuery.Named("odata-unsupported", path);
        }
    }

    private static ODataPath? Parse(Uri root, string path, FeedModel model)
    {
        try
        {
            var parser = new ODataUriParser(model.Edm, root, new Uri(Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal), UriKind.Relative), model.Services)
            {
                Resolver = new UnqualifiedODataUriResolver { EnableCaseInsensitive = true },
            };
            return parser.ParsePath();
        }
        catch (ODataUnrecognizedPathException)
        {
            return null;
        }
    }

    private static HttpProblem Translate(ODataException fault)
    {
        var most = Most().Match(fault.Message);
        return most.Success
            ? HttpProblem.Limit("odata-limit", Option().Match(fault.Message).Value, most.Groups["most"].Value)
            : fault.Message.Contains("Recursion depth", StringComparison.Ordinal) || fault.Message.Contains("depth limit", StringComparison.Ordinal)
            ? HttpProblem.Limit("odata-limit", "query depth", "800")
            : new HttpProblem("odata-query-invalid", new Dictionary<string, string> { ["why"] = fault.Message });
    }

    /// <summary>The error of the standard, with what our other problems say beside it.</summary>
    private static IResult Error(HttpContext context, HttpProblem problem)
    {
        var sentence = problem.Sentence(Language.Of(context));
        context.Response.Headers["OData-Version"] = "4.0";
        return Results.Json(new { error = new { code = problem.Code, message = sentence }, type = $"urn:workflowhub:problem:{problem.Code}", status = problem.Status, detail = sentence }, statusCode: problem.Status);
    }

    [GeneratedRegex(@"limit of '(?<most>\d+)'|allowed is (?<most>\d+)", RegexOptions.None, 100)]
    private static partial Regex Most();

    /// <summary>The setting that the library names in its refusal, or the query option.</summary>
    [GeneratedRegex(@"Max\w+(?=' property)|\$\w+|\w+(?= query)", RegexOptions.None, 100)]
    private static partial Regex Option();
}
