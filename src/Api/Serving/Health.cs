using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WorkflowHub.Hosting;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.Serving;

internal static class Health
{
    /// <summary>200 when commands are taken: the tables are up to date (nothing starts before), the silo runs, the database answers. Else 503.</summary>
    public static void MapHealth(this WebApplication app) =>
        app.MapGet("/health", async (Readiness readiness, WorkflowHubContext database, CancellationToken cancellation) =>
            readiness.IsReady && await database.Database.CanConnectAsync(cancellation)
                ? Results.Text("ready")
                : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
}
