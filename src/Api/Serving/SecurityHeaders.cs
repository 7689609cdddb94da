using Microsoft.AspNetCore.Builder;
using Microsoft.Net.Http.Headers;

namespace WorkflowHub.Api.Serving;

/// <summary>What every answer tells a browser about how far to trust it.</summary>
internal static class SecurityHeaders
{
    // Styles may stand inline: the component library and the diagram write them; nothing else may.
    private const string Page =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For what people wrote: shown, but nothing in it runs, loads or leads anywhere.</summary>
    public const string Document = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Page;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Answers belong to who asked; files of the web application say otherwise themselves.
        headers.CacheControl = "no-store";
        return next(context);
    });
}
