using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>What an event throws outwards: an error, a cancellation or an escalation, and the border or event sub-process that catches it.</summary>
/// <param name="Interrupts">Whether what threw it ends.</param>
/// <param name="Catcher">A boundary event, or the start event of an event sub-process; null when nobody catches it.</param>
internal sealed record Thrown(bool Interrupts, Node? Catcher)
{
    private static readonly string[] Kinds = ["errorEventDefinition", "escalationEventDefinition", "cancelEventDefinition"];

    public static Thrown? By(Node node)
    {
        var definition = node.Definitions.FirstOrDefault(found => Kinds.Contains(found.Name));
        return definition is null ? null : new Thrown(definition.Name != "escalationEventDefinition", CatcherOf(node, definition));
    }

    private static Node? CatcherOf(Node node, Node definition)
    {
        for (var level = node.Parent; level is not null; level = level.Parent)
        {
            var start = level.All("subProcess").Where(process => process.IsEventSubProcess && process != node.Parent)
                .SelectMany(process => process.All("startEvent")).FirstOrDefault(event_ => Catches(event_, definition));
            if (start is not null) return start;
            var boundary = level.Parent?.All("boundaryEvent").FirstOrDefault(found => BpmnModel.Local(found["attachedToRef"]) == level.Id && Catches(found, definition));
            if (boundary is not null) return boundary;
        }
        return null;
    }

    private static bool Catches(Node catcher, Node definition) => catcher.Definitions.Any(found => found.Name == definition.Name && IsSame(found, definition));

    /// <summary>A catcher that names nothing catches all of its kind.</summary>
    private static bool IsSame(Node catching, Node thrown)
    {
        var reference = catching.Name == "errorEventDefinition" ? "errorRef" : "escalationRef";
        if (catching.Name == "cancelEventDefinition" || catching[reference] is null) return true;
        return catching[reference] == thrown[reference] || (Code(catching, reference) is { } code && code == Code(thrown, reference));
    }

    private static string? Code(Node definition, string reference) => definition.Target(reference) is { } target ? target["errorCode"] ?? target["escalationCode"] : null;
}
