using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Reading;

namespace WorkflowHub.Api.Access;

/// <summary>Who asks, as the organisation knows them now.</summary>
internal sealed class Callers(OrganisationCache organisation)
{
    public const string PersonClaim = "person";

    public static string PersonOf(ClaimsPrincipal user) =>
        user.FindFirstValue(PersonClaim) ?? throw new InvalidOperationException("Only who is signed in comes here.");

    public ValueTask<OrganisationSnapshot> Organisation(CancellationToken cancellation) => organisation.Current(cancellation);

    /// <summary>The eyes through which everything is read for them.</summary>
    public async ValueTask<Viewer> Viewer(HttpContext context) =>
        Storage.Reading.Viewer.Of(await organisation.Current(context.RequestAborted), PersonOf(context.User));
}
