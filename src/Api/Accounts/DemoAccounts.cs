using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Problems;
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

    /// <summary>Gives every person of the organisation who has none an account, named as their id without its <c>p-</c>.</summary>
    public async Task Make(CancellationToken cancellation)
    {
        var snapshot = await organisation.Current(cancellation);
        await using var database = await databases.CreateDbContextAsync(cancellation);
        var known = (await database.Accounts.Select(account => account.PersonId).ToListAsync(cancellation)).ToHashSet();
        // One hash for all: a sample password is no secret, and the start is not made to wait for it.
        var hash = new Lazy<string>(() => hasher.HashPassword(new AccountRow { PersonId = "" }, Password));
        foreach (var person in snapshot.People.Where(person => person.Active && snapshot.PostsOf(person.Id).Count > 0 && !known.Contains(person.Id)))
            database.Accounts.Add(new AccountRow
            {
                Id = Prefix + person.Id,
                PersonId = person.Id,
                UserName = NameOf(person),
                NormalizedUserName = NameOf(person).ToUpperInvariant(),
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
        var accounts = await database.Accounts.Where(account => account.Id.StartsWith(Prefix)).OrderBy(account => account.UserName).ToListAsync(cancellation);
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
            post is null ? "" : Sentences.Say(language, $"position.{post.Position}", otherwise: post.Position),
            post is null ? "" : snapshot.Unit(post.Unit)?.Name.In(language) ?? post.Unit,
            Password);
    }

    private static string NameOf(Person person) => person.Id.StartsWith("p-", StringComparison.Ordinal) ? person.Id[2..] : person.Id;
}

internal sealed record DemoPerson(string UserName, string Name, string Position, string Unit, string Password);
