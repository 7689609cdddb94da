using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;

namespace WorkflowHub.Api.Accounts;

/// <summary>
/// Sessions that really end: each is written down when it begins and struck out at sign-out. A cookie whose session is gone, whose
/// account was changed or whose person has left is refused within seconds, on every node.
/// </summary>
internal sealed class Sessions(IDbContextFactory<WorkflowHubContext> databases, OrganisationCache organisation, TimeProvider time)
{
    public const string Claim = "session";
    private const string Provider = "session";
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, long> seen = new(StringComparer.Ordinal);

    /// <summary>Writes a new session down, and forgets long past ones of the same account.</summary>
    /// <returns>Its name, to be carried in the cookie.</returns>
    public async Task<string> Begin(string account, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var past = Moment(time.GetUtcNow() - Kept);
#pragma warning disable CA1309, CA1310 // It is the database that compares.
        await database.Set<IdentityUserToken<string>>().Where(token => token.UserId == account && token.LoginProvider == Provider && token.Value!.CompareTo(past) < 0).ExecuteDeleteAsync(cancellation);
#pragma warning restore CA1309, CA1310
        database.Set<IdentityUserToken<string>>().Add(new IdentityUserToken<string> { UserId = account, LoginProvider = Provider, Name = name, Value = Moment(time.GetUtcNow()) });
        await database.SaveChangesAsync(cancellation);
        return name;
    }

    public async Task End(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.FindFirstValue(Claim) is not { } name) return;
        await using var database = await databases.CreateDbContextAsync(cancellation);
        await database.Set<IdentityUserToken<string>>().Where(token => token.LoginProvider == Provider && token.Name == name).ExecuteDeleteAsync(cancellation);
        seen.TryRemove(name, out _);
    }

    public async Task Validate(CookieValidatePrincipalContext context)
    {
        if (context.Principal is { } user && await IsAlive(user, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<bool> IsAlive(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (user.FindFirstValue(Claim) is not { } session || user.FindFirstValue(Callers.PersonClaim) is not { } person) return false;
        if ((await organisation.Current(cancellation)).Person(person) is not { Active: true }) return false;
        if (seen.TryGetValue(session, out var at) && time.GetElapsedTime(at) < Trusted) return true;

        var account = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var stamp = user.FindFirstValue("AspNet.Identity.SecurityStamp");
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var alive = await database.Accounts.AnyAsync(
            row => row.Id == account && row.SecurityStamp == stamp && database.Set<IdentityUserToken<string>>().Any(token => token.UserId == account && token.LoginProvider == Provider && token.Name == session),
            cancellation);
        if (alive) Remember(session);
        return alive;
    }

    private void Remember(string session)
    {
        // What is forgotten is only asked anew.
        if (seen.Count > 50_000) seen.Clear();
        seen[session] = time.GetTimestamp();
    }

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
