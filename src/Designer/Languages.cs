namespace WorkflowHub.Designer;

/// <summary>The languages a package may speak.</summary>
internal static class Languages
{
    public static readonly string[] Known = ["en", "vi", "ar"];
}
