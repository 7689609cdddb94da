using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Reading;

/// <summary>The names a process's expressions may read.</summary>
internal static class Names
{
    /// <param name="dataNames">Names of the forms' data; null when any name is to be accepted.</param>
    public static Scope ScopeOf(XmlPart process, IReadOnlyCollection<string>? dataNames)
    {
        var names = new HashSet<string>(dataNames ?? [], StringComparer.Ordinal) { "case", "now", "today" };
        foreach (var part in Within(process))
        {
            if (part.IsBpmn && part.Name is "userTask" or "startEvent" && part.Id is { } step) names.Add(step);
            if (part.IsOurs && part.Name == "output" && part["name"] is { } output) names.Add(output);
            if (DataItems.Is(part)) names.Add(DataItems.NameOf(part));
            if (part is { IsBpmn: true, Name: "dataObject" }) names.Add(DataItems.StateOf(DataItems.NameOf(part)));
        }
        var scope = Scope.Of(names);
        return dataNames is null ? scope.Opened() : scope;
    }

    /// <summary>Everything within an element, in document order. The file's depth is capped, so this recursion is too.</summary>
    public static IEnumerable<XmlPart> Within(XmlPart part)
    {
        foreach (var child in part.Children)
        {
            yield return child;
            foreach (var inner in Within(child)) yield return inner;
        }
    }
}
