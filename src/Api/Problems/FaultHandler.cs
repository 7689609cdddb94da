using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WorkflowHub.Api.Problems;

/// <summary>Whatever goes wrong outside a handler's own words becomes a problem document that tells nothing of the inside.</summary>
internal sealed class FaultHandler(ILogger<FaultHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Translate(exception).ExecuteAsync(httpContext);
        return true;
    }

    private HttpProblem Translate(Exception fault)
    {
        if (fault is BadHttpRequestException bad)
            return new HttpProblem(ProblemStatus.CodeOf(bad.StatusCode), new Dictionary<string, string> { ["why"] = bad.InnerException is System.Text.Json.JsonException json ? Said(json) : "" }) { Status = bad.StatusCode };
        log.LogError(fault, "A request failed");
        return new HttpProblem("fault");
    }

    /// <summary>Where in the body, without the names of our types that the framework's message ends with.</summary>
    private static string Said(System.Text.Json.JsonException fault) => fault.Path is { } path ? $"({path})" : "";
}

internal static class ProblemSetup
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddExceptionHandler<FaultHandler>();
        services.AddProblemDetails();
    }

    /// <summary>Answers without a body, from routing or sign-in, get their problem document too.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(pages => new HttpProblem(ProblemStatus.CodeOf(pages.HttpContext.Response.StatusCode)) { Status = pages.HttpContext.Response.StatusCode }.ExecuteAsync(pages.HttpContext));
    }
}
