using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Hosting.Cluster;
using WorkflowHub.Hosting.Documents;
using WorkflowHub.Hosting.Jobs;
using WorkflowHub.Hosting.Timers;

namespace WorkflowHub.Hosting;

public static class HostingSetup
{
    /// <summary>
    /// Cases, timers, jobs and documents in this process. Needs the storage's parts and, when time is not the system's,
    /// a <see cref="TimeProvider"/>.
    /// </summary>
    public static IHostApplicationBuilder AddHosting(this IHostApplicationBuilder builder, HostingOptions options)
    {
        // Orleans tells its whole life at the level of information, and advice about garbage collection as a warning.
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Orleans.Runtime.Silo", LogLevel.Error)
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error).AddFilter("Polly", LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ProcedureCatalogue>();
        services.AddSingleton<OrganisationCache>();
        services.AddSingleton<CommitQueue>();
        services.AddSingleton<ICaseRunner, CaseRunner>();
        services.AddSingleton<DocumentView>();
        services.AddSingleton<PdfPrinter>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<IJobKind, DocumentJob>();
        services.AddSingleton<IJobKind, RegisterJob>();
        services.AddSingleton<IJobKind, MembershipJob>();
        services.AddSingleton<IJobKind, CallJob>();
        services.AddSingleton<Courier>();

        // In the order they start; they stop the other way round: no more timers and jobs, then no more commands, then the last commits.
        services.AddHostedService(provider => provider.GetRequiredService<CommitQueue>());
        builder.UseOrleans(silo => AddSilo(silo, options.Cluster));
        services.AddHostedService<TimerPump>();
        services.AddHostedService<JobRunner>();
        return builder;
    }

    private static void AddSilo(ISiloBuilder silo, NodeAddress? cluster)
    {
        if (cluster is null) StandAlone(silo);
        else Join(silo, cluster);
        AddCaseSerializer(silo.Services);
    }

    private static void StandAlone(ISiloBuilder silo)
    {
        // One node needs no ports known to others: any free one on the loopback will do, so several can run side by side.
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, port));
        silo.Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);
    }

    private static void Join(ISiloBuilder silo, NodeAddress address)
    {
        silo.ConfigureEndpoints(address.Address, address.Port, gatewayPort: 0, listenOnAnyHostAddress: !IPAddress.IsLoopback(address.Address));
        silo.Services.AddSingleton<IMembershipTable, NodeTable>();
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("workflowhub", "workflowhub"));
        // A node that is silent for six seconds is given up by two others: sooner, and a long collection of garbage would be taken for death.
        silo.Configure<ClusterMembershipOptions>(options =>
            (options.ProbeTimeout, options.NumMissedProbesLimit, options.NumVotesForDeathDeclaration) = (TimeSpan.FromSeconds(2), 3, 2));
    }

    /// <summary>The engine's words cross between nodes as JSON, without knowing anything of Orleans.</summary>
    internal static void AddCaseSerializer(IServiceCollection services) => services.AddSerializer(serializer => serializer.AddJsonSerializer(
        type => type.Namespace is { } space && (space.StartsWith("WorkflowHub.Engine", StringComparison.Ordinal) || space.StartsWith("WorkflowHub.Expressions", StringComparison.Ordinal) || space.StartsWith("WorkflowHub.Forms", StringComparison.Ordinal)),
        new System.Text.Json.JsonSerializerOptions { Converters = { new JsonValueConverter() } }));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
