using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using WorkflowHub.Api.Problems;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

internal static class AccountsApi
{
    public static void MapAccounts(this WebApplication app)
    {
        var account = app.MapGroup("/account").AllowAnonymous();
        account.MapPost("/sign-in", SignIn);
        account.MapPost("/sign-out", SignOut);
        account.MapGet("/demo-people", DemoPeople);
        account.MapGet("/first-administrator", FirstAdministratorPage).ExcludeFromDescription();
        account.MapPost("/first-administrator", MakeFirstAdministrator).ExcludeFromDescription();
    }

    /// <summary>204 with the session's cookie; 401 when name or password is wrong; 429 after too many failures.</summary>
    private static async Task<IResult> SignIn(SignInBody body, HttpContext context, SignInManager<AccountRow> signIn, SignInTries tries, Sessions sessions)
    {
        if (body.UserName.Length > 256 || body.Password.Length > 256) return new HttpProblem("sign-in-failed");
        var peer = context.Connection.RemoteIpAddress;
        if (tries.AreTooMany(body.UserName, peer)) return new HttpProblem("too-many-tries");

        var account = await signIn.UserManager.FindByNameAsync(body.UserName);
        if (account is null)
        {
            // As long as for somebody who is known.
            signIn.UserManager.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, body.Password);
            tries.Failed(body.UserName, peer);
            return new HttpProblem("sign-in-failed");
        }
        var result = await signIn.CheckPasswordSignInAsync(account, body.Password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            tries.Failed(body.UserName, peer);
            return new HttpProblem(result.IsLockedOut && !tries.AreTooMany(body.UserName, peer) ? "too-many-tries" : "sign-in-failed");
        }
        tries.Succeeded(body.UserName);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim(Sessions.Claim, await sessions.Begin(account.Id, context.RequestAborted))]);
        return Results.NoContent();
    }

    /// <summary>Ends this session, here and for whoever else holds its cookie. 204 also when there was none.</summary>
    private static async Task<IResult> SignOut(HttpContext context, Sessions sessions)
    {
        await sessions.End(context.User, context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.NoContent();
    }

    /// <summary>The sample people and their passwords; 404 unless the server was started as a demonstration.</summary>
    private static async Task<IResult> DemoPeople(HttpContext context, DemoAccounts demo) =>
        await demo.People(Language.Of(context), context.RequestAborted) is { } people ? Results.Ok(people) : new HttpProblem("not-found");

    private static IResult FirstAdministratorPage(string? token, FirstAdministrator first) =>
        first.Accepts(token) ? FirstAdministrator.Page(token!, null) : new HttpProblem("not-found");

    private static async Task<IResult> MakeFirstAdministrator(HttpContext context, FirstAdministrator first)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        if (form is null || !first.Accepts(form["token"])) return new HttpProblem("not-found");
        return await first.Make(form["token"].ToString(), form["name"].ToString(), form["userName"].ToString(), form["password"].ToString(), context.RequestAborted);
    }

    private static readonly AccountRow Nobody = new() { PersonId = "" };
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<AccountRow>(
        Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })).HashPassword(Nobody, Guid.NewGuid().ToString()));
}

internal sealed record SignInBody(string UserName, string Password)
{
    // A record prints its members, and this one must not.
    public override string ToString() => $"{nameof(SignInBody)} of {UserName}";
}
