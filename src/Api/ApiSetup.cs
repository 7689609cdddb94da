using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Commands;
using WorkflowHub.Api.Startup;
using WorkflowHub.Api.Tasks;

namespace WorkflowHub.Api;

internal static class ApiSetup
{
    public static void AddApi(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Publisher>();
        services.AddSingleton<DemoData>();
        services.AddScoped<CommandDesk>();
        services.AddScoped<StartCheck>();
        services.AddScoped<SupervisorCheck>();
        services.AddScoped<CaseReader>();
        services.AddScoped<TaskReader>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        // What cannot be read is refused with a problem document, in every environment alike.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", document =>
        {
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.AddDocumentTransformer((made, _, _) =>
            {
                made.Info = new OpenApiInfo { Title = "WorkflowHub", Version = "1", Description = "Commands on cases and tasks, and what their screens need. Lists are read over OData at /odata/v1." };
                made.Servers = null;
                return Task.CompletedTask;
            });
        });
    }
}
