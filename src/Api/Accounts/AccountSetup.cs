using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkflowHub.Api.Access;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

/// <summary>Who may come in: local accounts, a session in a cookie, and nothing open unless an endpoint says so.</summary>
internal static class AccountSetup
{
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(8);

    public static void AddAccounts(this IServiceCollection services, ServerOptions options)
    {
        services.AddIdentityCore<AccountRow>(Identity).AddEntityFrameworkStores<WorkflowHubContext>().AddSignInManager().AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 210_000);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie => Cookie(cookie, options.IsSecure));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddDataProtection().SetApplicationName("workflowhub");
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<ProtectionKeys>()));
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<Callers>();
    }

    // Long words rather than strange ones: rules of composition make people write passwords down.
    private static void Identity(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Password = new PasswordOptions { RequiredLength = 12, RequiredUniqueChars = 4, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
        options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = SignInTries.MostPerName, DefaultLockoutTimeSpan = SignInTries.Window };
    }

    private static void Cookie(CookieAuthenticationOptions options, bool secure)
    {
        // A browser keeps the __Host- promises only on a secure connection.
        options.Cookie.Name = secure ? "__Host-workflowhub" : "workflowhub";
        options.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.HttpOnly = true;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = SessionLength;
        options.SlidingExpiration = false;
        options.Events.OnValidatePrincipal = context => context.HttpContext.RequestServices.GetRequiredService<Sessions>().Validate(context);
        // A program asks: it wants a status, not the way to a page. The problem document is added on the way out.
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
