using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Organisation;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

/// <summary>Sample people who can sign in with a password everybody is told. Only there when the server was started to demonstrate.</summary>
internal sealed class DemoAccounts(ServerOptions options, OrganisationCache organisation, IDbContextFactory<WorkflowHubContext> databases, IPasswordHasher<AccountRow> hasher)
{
    public const string Password = "demo-demo-demo";
    private const string Prefix = "demo:";

    /// <summary>Makes the accounts that are not there yet, to be offered in this order.</summary>
    public async Task Make(IReadOnlyList<(string Person, string User)> people, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var known = (await database.Accounts.Select(account => account.PersonId).ToListAsync(cancellation)).ToHashSet();
        // One hash for all: a sample password is no secret, and the start is not made to wait for it.
        var hash = new Lazy<string>(() => hasher.HashPassword(new AccountRow { PersonId = "" }, Password));
        foreach (var ((person, user), at) in people.Select((entry, at) => (entry, at)).Where(entry => !known.Contains(entry.entry.Person)))
            database.Accounts.Add(new AccountRow
            {
                Id = $"{Prefix}{at:000}:{person}",
                PersonId = person,
                UserName = user,
                NormalizedUserName = user.ToUpperInvariant(),
                PasswordHash = hash.Value,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
            });
        await database.SaveChangesAsync(cancellation);
    }

    /// <summary>Who can step in as whom; null when this is no demonstration.</summary>
    public async Task<IReadOnlyList<DemoPerson>?> People(string language, CancellationToken cancellation)
    {
        if (!options.Demo) return null;
        var snapshot = await organisation.Current(cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var accounts = await database.Accounts.Where(account => account.Id.StartsWith(Prefix)).OrderBy(account => account.Id).ToListAsync(cancellation);
        return [.. accounts
            .Where(account => snapshot.Person(account.PersonId) is { Active: true })
            .Select(account => Of(account, snapshot, language))];
    }

    private static DemoPerson Of(AccountRow account, OrganisationSnapshot snapshot, string language)
    {
        var posts = snapshot.PostsOf(account.PersonId);
        var post = posts.FirstOrDefault(post => post.Main) ?? (posts.Count > 0 ? posts[0] : null);
        return new DemoPerson(
            account.UserName!,
            snapshot.Person(account.PersonId)!.Name,
            post is null ? "" : DirectoryApi.PositionName(post.Position, language),
            post is null ? "" : snapshot.Unit(post.Unit)?.Name.In(language) ?? post.Unit,
            Password);
    }
}

/// <param name="Position">Of the main post, in the caller's language, like the unit.</param>
public sealed record DemoPerson(string UserName, string Name, string Position, string Unit, string Password);
