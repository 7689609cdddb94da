using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WorkflowHub.Api.OData;

/// <summary>How many rows a page has.</summary>
/// <param name="Left">What remains of the caller's <c>$top</c> after this page; null when it has no end.</param>
internal sealed record PageSize(int Rows, int? Left)
{
    /// <summary>False when this page already holds all the caller asked for.</summary>
    public bool LinksOn => Left is null or > 0;

    /// <summary>The caller's <c>$top</c>, in pages of the size they prefer (<c>Prefer: odata.maxpagesize</c>); zero or less is no preference.</summary>
    public static PageSize Of(int? top, HttpRequest request)
    {
        var preferred = Math.Min(Preferred(request) ?? (top is null ? FeedLimits.Page : FeedLimits.Top), FeedLimits.Top);
        return top is { } wanted ? new PageSize(Math.Min(wanted, preferred), wanted - Math.Min(wanted, preferred)) : new PageSize(preferred, null);
    }

    private static int? Preferred(HttpRequest request)
    {
        foreach (var preference in request.Headers["Prefer"].SelectMany(line => (line ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)))
            if (preference.Split('=') is [var name, var size] && name.Trim() is "odata.maxpagesize" or "maxpagesize"
                && int.TryParse(preference.Split('=')[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0) return rows;
        return null;
    }
}
