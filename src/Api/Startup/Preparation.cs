using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Api.Accounts;
using WorkflowHub.Api.Problems;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.Startup;

/// <summary>How a server came up, for whoever started it.</summary>
/// <param name="Refused">Packages that were not published, and why.</param>
/// <param name="DemoPeople">Who can be signed in as; empty when this is no demonstration.</param>
/// <param name="FirstAdministrator">Path of the link that makes the first account; null when there are accounts.</param>
public sealed record Started(IReadOnlyList<RefusedPackage> Refused, IReadOnlyList<DemoPerson> DemoPeople, string? FirstAdministrator);

internal static class Preparation
{
    public static async Task<Started> Run(IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<ServerOptions>();
        // Both take their time and neither needs the other.
        var packages = Task.Run(() => options.Workflows is null ? [] : Publisher.ReadAll(options.Workflows), cancellation);
        await services.GetRequiredService<Database>().Prepare(cancellation);
        var refused = await services.GetRequiredService<Publisher>().PublishAll(await packages, cancellation);
        if (options.Demo) await services.GetRequiredService<DemoData>().Load(options.Workflows ?? throw new InvalidDataException("A demonstration needs a folder of workflows."), cancellation);
        var people = await services.GetRequiredService<DemoAccounts>().People(Language.English, cancellation) ?? [];
        var token = await services.GetRequiredService<FirstAdministrator>().Open(cancellation);
        return new Started(refused, people, token is null ? null : $"/account/first-administrator?token={token}");
    }
}
