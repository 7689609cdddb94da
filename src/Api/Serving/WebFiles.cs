using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.Serving;

/// <summary>The built web application: its files, and its one page for every address that is a screen.</summary>
internal static class WebFiles
{
    private static readonly string[] NotScreens = ["api", "odata", "account", "openapi", "health", "assets"];

    public static void UseWebFiles(this WebApplication app, string? folder)
    {
        if (folder is null) return;
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), OnPrepareResponse = Cache });
    }

    /// <summary>Addresses no route takes: a screen of the web application, or nothing.</summary>
    public static void MapScreens(this WebApplication app, string? folder)
    {
        foreach (var taken in NotScreens) app.MapFallback($"/{taken}/{{**rest}}", NotFound);
        if (folder is null) return;
        var page = Path.Combine(Path.GetFullPath(folder), "index.html");
        app.MapFallback("{*path:nonfile}", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.File(page, "text/html; charset=utf-8");
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static HttpProblem NotFound() => new HttpProblem("not-found");

    // Names under assets change with their content.
    private static void Cache(StaticFileResponseContext served) => served.Context.Response.Headers.CacheControl =
        served.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
