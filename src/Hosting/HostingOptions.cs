namespace WorkflowHub.Hosting;

/// <param name="CommitWriters">Groups of commits written at the same time by this node: 1 on SQLite, which has one writer anyway.</param>
/// <param name="PdfProgram">Path of a Chromium that prints PDF; null for where systems usually put it.</param>
/// <param name="Cluster">Where this node is found by the others that share its database; null when it is alone.</param>
public sealed record HostingOptions(int CommitWriters = 1, string? PdfProgram = null, NodeAddress? Cluster = null);

/// <param name="Port">Whoever reaches it is trusted: it belongs in a network of the nodes' own.</param>
public sealed record NodeAddress(System.Net.IPAddress Address, int Port);
