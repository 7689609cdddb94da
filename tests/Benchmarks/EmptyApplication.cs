using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace WorkflowHub.Benchmarks;

/// <summary>A web application that does nothing but answer: what any start on this machine costs. Run as a process of its own.</summary>
internal static class EmptyApplication
{
    public const string Argument = "empty-application";

    public static async Task<int> RunAsync(string url)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(url);
        app.MapGet("/health", () => "ready");
        await app.RunAsync();
        return 0;
    }
}
