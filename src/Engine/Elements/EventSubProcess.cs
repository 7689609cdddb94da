using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Stands beside the flow of its container and begins when what its start event is about happens (BPMN 2.0.2, 10.3.5 and 13.5.4). One that interrupts takes the
/// place of everything else in the container, which ends with it.
/// </summary>
internal sealed class EventSubProcess(XmlPart part, ModelReader reader, BodyReader bodies) : SubProcess(part, reader, bodies)
{
    public override bool TakesFlows => false;

    /// <summary>What it begins with; null when it has none, which the rules refuse.</summary>
    public EventStart? BegunBy => Inside.Starts.OfType<EventStart>().FirstOrDefault();

    /// <summary>Whether a sub-process is one that an event begins.</summary>
    public static bool Is(XmlPart part) => part.Name == "subProcess" && part["triggeredByEvent"] is "true" or "1";
}
