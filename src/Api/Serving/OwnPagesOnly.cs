using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.Serving;

/// <summary>
/// Against forged requests: a command that a browser sends must come from a page of this site, and its body must be JSON, which
/// another site's page cannot send unasked. The session's cookie is SameSite besides.
/// </summary>
internal static class OwnPagesOnly
{
    public static void UseOwnPagesOnly(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return next(context);
        return ComesFromElsewhere(request) ? new HttpProblem("other-site").ExecuteAsync(context) : next(context);
    });

    /// <summary>Browsers say where a request comes from; other programs say nothing and carry no cookie by themselves.</summary>
    private static bool ComesFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site, ..]) return site is not ("same-origin" or "none");
        return request.Headers.Origin is [{ } origin, ..] && !(Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == request.Host.Value);
    }
}
