using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.Serving;

/// <summary>The built web application: its files, and its one page for every address that is a screen.</summary>
internal static class WebFiles
{
    private static readonly string[] NotScreens = ["/api", "/odata", "/account", "/openapi", "/health", "/assets"];

    public static void UseWebFiles(this WebApplication app, string? folder)
    {
        if (folder is null) return;
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)), OnPrepareResponse = Cache });
    }

    /// <summary>
    /// Addresses no route takes: a screen of the web application, or nothing. A page is asked for by GET alone, so that a wrong method or
    /// type elsewhere is told as what it is.
    /// </summary>
    public static void MapScreens(this WebApplication app, string? folder)
    {
        if (folder is null) return;
        var page = Path.Combine(Path.GetFullPath(folder), "index.html");
        app.MapGet("{*path:nonfile}", (HttpContext context) => Screen(context, page)).WithOrder(int.MaxValue).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Screen(HttpContext context, string page)
    {
        if (NotScreens.Any(taken => context.Request.Path.StartsWithSegments(taken, StringComparison.OrdinalIgnoreCase)))
            return new HttpProblem(context.User.Identity?.IsAuthenticated == true ? "not-found" : "signed-out");
        context.Response.Headers.CacheControl = "no-cache";
        return Results.File(page, "text/html; charset=utf-8");
    }

    // Names under assets change with their content.
    private static void Cache(StaticFileResponseContext served) => served.Context.Response.Headers.CacheControl =
        served.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
