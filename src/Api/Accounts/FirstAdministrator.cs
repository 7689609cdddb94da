using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Organisation;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

/// <summary>
/// The way into an empty server: a link that only its console shows, that works once, and that is gone with the first account. The
/// account's fixed id lets the database refuse a second one made at the same moment.
/// </summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, OrganisationStore store, OrganisationCache organisation)
{
    private const string AccountId = "first-administrator";
    private const string RootUnit = "organisation";
    private byte[]? hash;

    /// <summary>The token of a new link, or null when somebody has an account.</summary>
    public async Task<string?> Open(CancellationToken cancellation)
    {
        using var scope = scopes.CreateScope();
        if (await scope.ServiceProvider.GetRequiredService<WorkflowHubContext>().Accounts.AnyAsync(cancellation)) return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return token;
    }

    public bool Accepts(string? token) => hash is { } known && token is not null && CryptographicOperations.FixedTimeEquals(known, SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    public async Task<IResult> Make(string token, string name, string userName, string password, CancellationToken cancellation)
    {
        if (name.Trim() is not { Length: > 0 and <= 200 } called) return Page(token, "Please give your name.");
        await Place(called, cancellation);
        using var scope = scopes.CreateScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        try
        {
            var made = await accounts.CreateAsync(new AccountRow { Id = AccountId, PersonId = AccountId, UserName = userName.Trim(), LockoutEnabled = true }, password);
            if (!made.Succeeded) return Page(token, string.Join(" ", made.Errors.Select(error => error.Description)));
        }
        catch (DbUpdateException)
        {
            // Somebody was first, with the same link.
            return new HttpProblem("not-found");
        }
        hash = null;
        return Results.Redirect("/sign-in");
    }

    /// <summary>
    /// A post as administrator of the organisation's topmost unit, which is made when there is none. Before the account, since a person
    /// without one does no harm, and an account without a person leads nowhere.
    /// </summary>
    private async Task Place(string name, CancellationToken cancellation)
    {
        var now = await store.Snapshot(cancellation);
        var units = now.Units.Count > 0 ? now.Units : [new Unit(RootUnit, "ORG", LocalText.Of("Organisation"), "organisation", null)];
        var top = units.OrderBy(unit => unit.Id, StringComparer.Ordinal).First(unit => unit.Parent is null).Id;
        var people = now.People.Where(person => person.Id != AccountId).Append(new Person(AccountId, name, null, Language.English));
        var posts = now.People.Where(person => person.Id != AccountId).SelectMany(person => now.PostsOf(person.Id)).Append(new Assignment(AccountId, top, "administrator"));
        await store.Replace(units, [.. people], [.. posts], cancellation);
        organisation.Changed();
    }

    public static IResult Page(string token, string? trouble) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>WorkflowHub: first administrator</title>
        <style>body{"{"}font:16px system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem{"}"}label{"{"}display:block;margin-top:1rem{"}"}input,button{"{"}font:inherit;width:100%;padding:.5rem;box-sizing:border-box;margin-top:.25rem{"}"}</style>
        <main><h1>First administrator</h1>
        <p>This server has no accounts yet. The one you make here administers the whole organisation.</p>
        {(trouble is null ? "" : $"<p role=\"alert\"><strong>{WebUtility.HtmlEncode(trouble)}</strong></p>")}
        <form method="post" action="/account/first-administrator">
        <input type="hidden" name="token" value="{WebUtility.HtmlEncode(token)}">
        <label>Your name <input name="name" required maxlength="200" autocomplete="name"></label>
        <label>User name <input name="userName" required maxlength="64" autocomplete="username"></label>
        <label>Password, at least 12 characters <input name="password" type="password" required minlength="12" maxlength="256" autocomplete="new-password"></label>
        <p><button>Make the account</button></p></form></main></html>
        """,
        "text/html; charset=utf-8",
        statusCode: trouble is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
