namespace WorkflowHub.Hosting.Cases;

/// <summary>A case's single writer, by the case's id.</summary>
internal interface ICaseGrain : IGrainWithGuidKey
{
    Task<CommandAnswer> Run(CommandRequest request);
}
