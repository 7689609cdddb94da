using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>What an event is about, as BPMN writes it.</summary>
internal static class EventDefinition
{
    public static bool Is(XmlPart part) => part.IsBpmn && (part.Name.EndsWith("EventDefinition", StringComparison.Ordinal) || part.Name == "eventDefinitionRef");
}
