using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Joins an activity to what undoes it. It listens for nothing: a completed activity remembers that it can be compensated.</summary>
internal sealed class CompensationBoundary(XmlPart part, ModelReader reader) : Element(part, reader)
{
    private readonly string hostId = reader.Required(part, "attachedToRef");

    public override bool TakesFlows => false;

    public static bool Is(XmlPart part) => part.Children.Exists(child => child is { IsBpmn: true, Name: "compensateEventDefinition" });

    /// <summary>Finds the activity and its handler; the rules refuse what is not joined as it should be.</summary>
    public void Join(IReadOnlyDictionary<string, Element> elements)
    {
        if (elements.GetValueOrDefault(hostId) is Activity host && host.Body == Body)
            host.Handler = Joined().Select(id => elements.GetValueOrDefault(id)).OfType<Activity>().FirstOrDefault(handler => handler.ForCompensation);
    }

    public override void Enter(Run run, Token token) => throw new InvalidOperationException($"No flow leads to '{Id}'.");

    private IEnumerable<string> Joined()
    {
        var root = Part;
        while (root.Parent is { } around) root = around;
        foreach (var association in Names.Within(root).Where(other => other is { IsBpmn: true, Name: "association" }))
        {
            if (Local(association["sourceRef"]) == Id && Local(association["targetRef"]) is { } target) yield return target;
            else if (Local(association["targetRef"]) == Id && Local(association["sourceRef"]) is { } source) yield return source;
        }
    }

    private static string? Local(string? reference) => reference is null ? null : reference[(reference.LastIndexOf(':') + 1)..];
}
