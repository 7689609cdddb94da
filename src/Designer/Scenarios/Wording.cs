namespace WorkflowHub.Designer.Scenarios;

/// <summary>How failures write lists.</summary>
internal static class Wording
{
    public static string List(IEnumerable<string> words)
    {
        var text = string.Join(", ", words);
        return text.Length == 0 ? "none" : text;
    }
}
