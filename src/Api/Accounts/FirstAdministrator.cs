using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

/// <summary>
/// The way into an empty server: a link that only its console shows, that works once, and that is gone with the first account. The
/// account's fixed id lets the database refuse a second one made at the same moment.
/// </summary>
internal sealed class FirstAdministrator(IServiceScopeFactory scopes, OrganisationCache organisation)
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
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<WorkflowHubContext>();
        await using var whole = await database.Database.BeginTransactionAsync(cancellation);
        await Place(database, called, cancellation);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<AccountRow>>();
        try
        {
            var made = await accounts.CreateAsync(new AccountRow { Id = AccountId, PersonId = AccountId, UserName = userName.Trim(), LockoutEnabled = true }, password);
            if (!made.Succeeded) return Page(token, string.Join(" ", made.Errors.Select(error => error.Description)));
            await whole.CommitAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Somebody was first, with the same link.
            return new HttpProblem("not-found");
        }
        hash = null;
        organisation.Changed();
        return Results.Redirect("/sign-in");
    }

    /// <summary>A post as administrator of the organisation's topmost unit, which is made when there is none.</summary>
    private static async Task Place(WorkflowHubContext database, string name, CancellationToken cancellation)
    {
        var top = await database.Units.Where(unit => unit.ParentId == null).Select(unit => unit.Id).FirstOrDefaultAsync(cancellation);
        if (top is null)
        {
            top = RootUnit;
            var names = JsonSerializer.Serialize(LocalText.Of("Organisation"));
            database.Units.Add(new UnitRow { Id = RootUnit, Code = "ORG", Names = names, Type = "organisation", Path = $"/{RootUnit}/" });
        }
        database.People.Add(new PersonRow { Id = AccountId, Name = name, Language = Language.English });
        database.Assignments.Add(new AssignmentRow { PersonId = AccountId, UnitId = top, Position = "administrator", Main = true });
        var stamp = await database.Stamps.FirstOrDefaultAsync(row => row.Name == StampRow.Organisation, cancellation);
        if (stamp is null) database.Stamps.Add(new StampRow { Name = StampRow.Organisation, Value = 1 });
        else stamp.Value++;
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
