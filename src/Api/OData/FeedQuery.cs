using Microsoft.AspNetCore.Http;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.OData;

/// <summary>The query's options by name, before any of them is read.</summary>
internal static class FeedQuery
{
    /// <summary>As the standard writes it: <c>Top</c> and <c>$top</c> are the same.</summary>
    public static string Name(string option)
    {
        var name = option.ToLowerInvariant();
        return name.StartsWith('$') || name.StartsWith('@') ? name : $"${name}";
    }

    /// <returns>Why the query is not read at all; null when it may be.</returns>
    public static HttpProblem? Refuse(HttpRequest request)
    {
        if (request.QueryString.Value?.Length > FeedLimits.QueryLength) return HttpProblem.Limit("odata-limit", "query length", FeedLimits.QueryLength.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (option, values) in request.Query)
        {
            var name = Name(option);
            if (!seen.Add(name) || values.Count > 1) return Named("odata-option-twice", option);
            if (FeedLimits.NotUnderstood.Contains(name)) return Named("odata-unsupported", option);
            if (!name.StartsWith('@') && !FeedLimits.Understood.Contains(name)) return Named("odata-option-unknown", option);
        }
        return null;
    }

    public static HttpProblem Named(string code, string name) => new(code, new Dictionary<string, string> { ["name"] = name });
}
