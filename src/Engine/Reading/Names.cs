using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Reading;

/// <summary>The names a process's expressions may read.</summary>
internal static class Names
{
    private static readonly FeelType OfCase = new FeelType.Context(
        [("id", FeelType.Text), ("title", FeelType.Text), ("applicant", FeelType.Text), ("unit", FeelType.Text), ("startedAt", FeelType.DateTime)]);

    private static readonly FeelType OfStep = new FeelType.Context(
        [("outcome", FeelType.Text), ("by", FeelType.Text), ("at", FeelType.DateTime), ("comment", FeelType.Text)]);

    /// <param name="dataNames">Names of the forms' data; null when any name is to be accepted.</param>
    /// <param name="dataTypes">Types of the data, as far as they are known; null when expressions are not to be checked by types.</param>
    public static Scope ScopeOf(XmlPart process, IReadOnlyCollection<string>? dataNames, IReadOnlyDictionary<string, FeelType>? dataTypes)
    {
        var names = new Dictionary<string, FeelType>(StringComparer.Ordinal) { ["case"] = OfCase, ["now"] = FeelType.DateTime, ["today"] = FeelType.Date };
        foreach (var name in dataNames ?? []) names[name] = dataTypes?.GetValueOrDefault(name) ?? FeelType.Any;
        foreach (var part in Within(process))
        {
            if (part.IsBpmn && part.Name is "userTask" or "startEvent" && part.Id is { } step) names[step] = OfStep;
            // What a job or a scope sets may be anything, whatever a form has under the name.
            if (part.IsOurs && part.Name == "output" && part["name"] is { } output) names[output] = FeelType.Any;
            if (part is { IsOurs: true, Name: "script" or "decision" } && part["result"] is { } result) names[result] = FeelType.Any;
            if (DataItems.Is(part)) names[DataItems.NameOf(part)] = FeelType.Any;
            if (part is { IsBpmn: true, Name: "dataObject" }) names[DataItems.StateOf(DataItems.NameOf(part))] = FeelType.Any;
            if (part is { IsBpmn: true, Name: "complexGateway" }) (names[ComplexGateway.Count], names[ComplexGateway.Starting]) = (FeelType.Number, FeelType.Boolean);
            if (!Activity.IsMarker(part)) continue;
            foreach (var attribute in LoopState.Names) names[attribute] = FeelType.Number;
        }
        var scope = dataTypes is null ? Scope.Of(names.Keys) : Scope.Typed(names.Select(name => (name.Key, name.Value)));
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
