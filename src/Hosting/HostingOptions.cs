namespace WorkflowHub.Hosting;

/// <param name="CommitWriters">Groups of commits written at the same time by this node: 1 on SQLite, which has one writer anyway.</param>
/// <param name="PdfProgram">Path of a Chromium that prints PDF; null for where systems usually put it.</param>
public sealed record HostingOptions(int CommitWriters = 1, string? PdfProgram = null);
