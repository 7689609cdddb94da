using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Model;

/// <summary>
/// Accounts, as ASP.NET Core Identity's stores want them, and the keys that protect cookies. Identity's own context is not used: its
/// model depends on options of the host, and migrations have no host.
/// </summary>
internal static class AccountModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<AccountRow>(row =>
        {
            row.ToTable("accounts");
            row.Property(account => account.Id).HasMaxLength(Lengths.Id);
            row.Property(account => account.PersonId).HasMaxLength(Lengths.Id);
            row.Property(account => account.UserName).HasMaxLength(Lengths.Name);
            row.Property(account => account.NormalizedUserName).HasMaxLength(Lengths.Name);
            row.Property(account => account.Email).HasMaxLength(Lengths.Name);
            row.Property(account => account.NormalizedEmail).HasMaxLength(Lengths.Name);
            row.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
            row.HasIndex(account => account.PersonId).IsUnique();
            row.HasIndex(account => account.NormalizedUserName).IsUnique();
            row.HasIndex(account => account.NormalizedEmail);
            row.HasMany<IdentityUserClaim<string>>().WithOne().HasForeignKey(claim => claim.UserId);
            row.HasMany<IdentityUserLogin<string>>().WithOne().HasForeignKey(login => login.UserId);
            row.HasMany<IdentityUserToken<string>>().WithOne().HasForeignKey(token => token.UserId);
            row.HasMany<IdentityUserPasskey<string>>().WithOne().HasForeignKey(passkey => passkey.UserId);
        });
        builder.Entity<IdentityUserClaim<string>>().ToTable("account_claims").HasKey(claim => claim.Id);
        builder.Entity<IdentityUserLogin<string>>(row =>
        {
            row.ToTable("account_logins").HasKey(login => new { login.LoginProvider, login.ProviderKey });
            row.Property(login => login.LoginProvider).HasMaxLength(Lengths.Id);
            row.Property(login => login.ProviderKey).HasMaxLength(Lengths.Name);
        });
        builder.Entity<IdentityUserToken<string>>(row =>
        {
            row.ToTable("account_tokens").HasKey(token => new { token.UserId, token.LoginProvider, token.Name });
            row.Property(token => token.LoginProvider).HasMaxLength(Lengths.Id);
            row.Property(token => token.Name).HasMaxLength(Lengths.Id);
        });
        builder.Entity<IdentityUserPasskey<string>>(row =>
        {
            row.ToTable("account_passkeys").HasKey(passkey => passkey.CredentialId);
            row.Property(passkey => passkey.CredentialId).HasMaxLength(1024);
            row.OwnsOne(passkey => passkey.Data).ToJson("data");
        });
        builder.Entity<ProtectionKeyRow>(row =>
        {
            row.HasKey(key => key.Name);
            row.Property(key => key.Name).HasMaxLength(Lengths.Id);
        });
    }
}
