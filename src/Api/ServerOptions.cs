using WorkflowHub.Storage;

namespace WorkflowHub.Api;

/// <summary>How a server is started.</summary>
/// <param name="Urls">Addresses to listen on, separated by semicolons.</param>
/// <param name="Demo">Load the sample organisation and tell everybody its passwords.</param>
/// <param name="Web">Folder of the built web application; null for an API without screens.</param>
/// <param name="Workflows">Folder of packages to publish at the start; null for none.</param>
public sealed record ServerOptions(string Urls, StorageOptions Storage, bool Demo = false, string? Web = null, string? Workflows = null)
{
    internal bool IsSecure => Urls.Split(';').All(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase));
}
