using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowHub.Api.Accounts;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.OData;
using WorkflowHub.Api.Organisation;
using WorkflowHub.Api.Problems;
using WorkflowHub.Api.Procedures;
using WorkflowHub.Api.Serving;
using WorkflowHub.Api.Startup;
using WorkflowHub.Api.Tasks;
using WorkflowHub.Hosting;
using WorkflowHub.Storage;

namespace WorkflowHub.Api;

/// <summary>The whole server, put together.</summary>
public static class Server
{
    /// <summary>Most bytes of a request's body; a form's answers with room to spare.</summary>
    private const int MaxBody = 4 * 1024 * 1024;

    /// <param name="adjust">For tests: another clock, another way to listen.</param>
    public static WebApplication Build(ServerOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, MaxBody));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddStorage(options.Storage);
        // SQLite has one writer; a server takes several groups at once.
        builder.AddHosting(new HostingOptions(CommitWriters: options.Storage.Kind == DatabaseKind.Sqlite ? 1 : 2));
        builder.Services.AddAccounts(options);
        builder.Services.AddApi(options);
        builder.Services.AddFeeds();
        builder.Services.AddProblems();
        builder.AddTelemetry();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseOwnPagesOnly();
        app.UseWebFiles(options.Web);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
        app.MapAccounts();
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapCases();
        api.MapTasks();
        api.MapTaskMoves();
        api.MapCaseMoves();
        api.MapDocuments();
        api.MapProcedures();
        api.MapDirectory();
        app.MapFeeds();
        app.MapScreens(options.Web);
        return app;
    }

    /// <summary>What must be so before the first request: tables up to date, procedures published, somebody able to sign in.</summary>
    public static Task<Started> Prepare(WebApplication app, CancellationToken cancellation) => Preparation.Run(app.Services, cancellation);
}
