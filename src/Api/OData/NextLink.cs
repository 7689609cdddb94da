using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace WorkflowHub.Api.OData;

internal static class NextLink
{
    /// <summary>The same query from a place on.</summary>
    public static Uri After(HttpRequest request, string token, PageSize size)
    {
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
            if (FeedQuery.Name(name) is not ("$skiptoken" or "$skip" or "$top")) query.Add(name, values.ToString());
        if (size.Left is { } left) query.Add("$top", left.ToString(CultureInfo.InvariantCulture));
        query.Add("$skiptoken", token);
        return new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString()));
    }
}
