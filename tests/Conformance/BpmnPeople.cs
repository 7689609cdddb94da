using System.Xml.Linq;

namespace WorkflowHub.Conformance;

/// <summary>Whom the models name as those who act. Other engines let anybody act on anything; here a step has people.</summary>
internal static class BpmnPeople
{
    /// <summary>Who may act on a task that names nobody: two, so that nobody holds it before it is claimed.</summary>
    public static readonly string[] Anybody = ["anybody", "anybody-else"];

    public const string Applicant = "applicant";
    public const string Unit = "unit";

    /// <summary>A group acts through one person of its name.</summary>
    public static string Group(string name) => $"group-{name}";

    public static IEnumerable<string> NamedIn(XDocument document) => document.Descendants(BpmnModels.Bpmn + "userTask")
        .SelectMany(task => Listed(task, "assignee").Concat(Listed(task, "candidateUsers")).Concat(Listed(task, "candidateGroups").Select(Group)))
        .Concat(document.Descendants(BpmnModels.Bpmn + "formalExpression").SelectMany(expression => Resources(expression.Value)))
        .Where(name => !BpmnJuel.IsExpression(name));

    public static IEnumerable<string> Listed(XElement task, string attribute) =>
        (BpmnRewriting.Vendor(task, attribute) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The standard's own way: <c>user(kermit), group(management)</c>; a plain name is a group.</summary>
    public static IEnumerable<string> Resources(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(name => Inside(name, "user(") ?? Group(Inside(name, "group(") ?? name));

    private static string? Inside(string name, string word) =>
        name.StartsWith(word, StringComparison.Ordinal) && name.EndsWith(')') ? name[word.Length..^1].Trim() : null;
}
