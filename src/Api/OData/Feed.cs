using System.Collections;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OData.Extensions;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Query.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.OData;

/// <summary>One set: how its rows come about, and how a page, a single row and a count of it are answered.</summary>
internal abstract class Feed
{
    public abstract Task<IResult> Page(HttpContext context, FeedSource source, FeedModel model, ODataPath path);
    public abstract Task<IResult> One(HttpContext context, FeedSource source, FeedModel model, ODataPath path, IReadOnlyList<KeyValuePair<string, object>> key);
    public abstract Task<IResult> Count(HttpContext context, FeedSource source, FeedModel model, ODataPath path);
}

/// <inheritdoc cref="Feed"/>
internal sealed class Feed<T>(Func<FeedSource, IQueryable<T>> rows) : Feed where T : class
{
    private static readonly ODataQuerySettings Settings = new() { TimeZone = TimeZoneInfo.Utc, HandleNullPropagation = HandleNullPropagationOption.False };

    public override async Task<IResult> Page(HttpContext context, FeedSource source, FeedModel model, ODataPath path)
    {
        var query = Read(context, model, path);
        var all = Filtered(query, rows(source));
        var feature = context.ODataFeature();
        if (query.Count?.Value == true) feature.TotalCount = await all.LongCountAsync(context.RequestAborted);

        var size = PageSize.Of(query.Top?.Value, context.Request);
        var order = new PageOrder<T>(query.OrderBy?.OrderByClause, (IEdmEntityType)query.Context.ElementType);
        if (query.SkipToken?.RawValue is { } token) all = order.After(all, token);
        all = order.Sort(all);
        if (query.Skip is { Value: > 0 } skip) all = all.Skip(skip.Value);

        var found = await Shown(query, model, all.Take(size.Rows + 1), order).ToListAsync(context.RequestAborted);
        if (found.Count > size.Rows)
        {
            found.RemoveAt(size.Rows);
            if (size.LinksOn) feature.NextLink = NextLink.After(context.Request, PageOrder<T>.Token(found[^1].Place), size);
        }
        feature.SelectExpandClause = query.SelectExpand?.SelectExpandClause;
        return new FeedAnswer(typeof(IQueryable<T>), Typed(found));
    }

    public override async Task<IResult> One(HttpContext context, FeedSource source, FeedModel model, ODataPath path, IReadOnlyList<KeyValuePair<string, object>> key)
    {
        var query = Read(context, model, path);
        var row = Expression.Parameter(typeof(T), "row");
        var wanted = key.Select(part => Expression.Equal(Expression.Property(row, part.Key), Expression.Constant(part.Value))).Aggregate(Expression.AndAlso);
        var order = new PageOrder<T>(null, (IEdmEntityType)query.Context.ElementType);
        var found = await Shown(query, model, rows(source).Where(Expression.Lambda<Func<T, bool>>(wanted, row)), order).FirstOrDefaultAsync(context.RequestAborted);
        if (found is null) return new HttpProblem("not-found");
        context.ODataFeature().SelectExpandClause = query.SelectExpand?.SelectExpandClause;
        return new FeedAnswer(typeof(T), found.Content);
    }

    public override async Task<IResult> Count(HttpContext context, FeedSource source, FeedModel model, ODataPath path)
    {
        var query = Read(context, model, path);
        return Results.Text((await Filtered(query, rows(source)).LongCountAsync(context.RequestAborted)).ToString(System.Globalization.CultureInfo.InvariantCulture), "text/plain");
    }

    /// <summary>The library tells from a list's type what its rows are.</summary>
    private static IList Typed(List<PageRow> page)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(page.Count > 0 ? page[0].Content.GetType() : typeof(T)))!;
        foreach (var row in page) list.Add(row.Content);
        return list;
    }

    private static ODataQueryOptions<T> Read(HttpContext context, FeedModel model, ODataPath path)
    {
        var query = new ODataQueryOptions<T>(new ODataQueryContext(model.Edm, typeof(T), path), context.Request);
        query.Validate(FeedLimits.Validation());
        return query;
    }

    private static IQueryable<T> Filtered(ODataQueryOptions<T> query, IQueryable<T> rows) =>
        query.Filter is { } filter ? (IQueryable<T>)filter.ApplyTo(rows, Settings) : rows;

    /// <summary>What is asked of each row, with its place in the order beside it.</summary>
    private static IQueryable<PageRow> Shown(ODataQueryOptions<T> query, FeedModel model, IQueryable<T> rows, PageOrder<T> order)
    {
        var shape = query.SelectExpand is { } wished
            ? (LambdaExpression)new SelectExpandBinder(new FilterBinder(), new OrderByBinder()).BindSelectExpand(wished.SelectExpandClause, new QueryBinderContext(model.Edm, Settings, typeof(T)) { NavigationSource = query.Context.NavigationSource })
            : Plain(query.Context.ElementType);
        var row = shape.Parameters[0];
        var pair = Expression.MemberInit(
            Expression.New(typeof(PageRow)),
            Expression.Bind(typeof(PageRow).GetProperty(nameof(PageRow.Content))!, Expression.Convert(shape.Body, typeof(object))),
            Expression.Bind(typeof(PageRow).GetProperty(nameof(PageRow.Place))!, order.PlaceOf(row)));
        return rows.Select(Expression.Lambda<Func<T, PageRow>>(pair, row));
    }

    /// <summary>The row without what it leads to, which nobody asked for.</summary>
    private static LambdaExpression Plain(IEdmType type)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var properties = ((IEdmEntityType)type).StructuralProperties().Select(property => typeof(T).GetProperty(property.Name)!);
        return Expression.Lambda(Expression.MemberInit(Expression.New(typeof(T)), properties.Select(property => Expression.Bind(property, Expression.Property(row, property)))), row);
    }
}

internal sealed record PageRow
{
    public required object Content { get; init; }

    /// <summary>Values of what the page is sorted by.</summary>
    public required object?[] Place { get; init; }
}
