namespace WorkflowHub.Storage.Model;

/// <summary>Most characters of what is part of a key or an index; SQL Server takes no key of 1,700 bytes.</summary>
internal static class Lengths
{
    /// <summary>Ids of persons, units, procedures and tasks.</summary>
    public const int Id = 128;

    /// <summary>Names people sign in with, addresses of mail.</summary>
    public const int Name = 256;

    /// <summary>Words of our own, such as a status.</summary>
    public const int Word = 32;

    /// <summary>An idempotency key with its owner.</summary>
    public const int CommandKey = 400;

    /// <summary>A path within a package, or from the root of the organisation to a unit.</summary>
    public const int Path = 800;
}
