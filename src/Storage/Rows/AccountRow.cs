using Microsoft.AspNetCore.Identity;

namespace WorkflowHub.Storage.Rows;

/// <summary>What a person signs in with. One account per person.</summary>
public sealed class AccountRow : IdentityUser
{
    /// <summary>The person of the organisation who signs in with it.</summary>
    public required string PersonId { get; set; }
}
