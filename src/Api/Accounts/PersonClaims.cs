using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using WorkflowHub.Api.Access;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Accounts;

/// <summary>A signed-in account is a person of the organisation, in one session that can be ended.</summary>
internal sealed class PersonClaims(UserManager<AccountRow> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<AccountRow>(accounts, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AccountRow user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Callers.PersonClaim, user.PersonId));
        return identity;
    }
}
