using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Work, with the events on its border that are listened for while it goes on.</summary>
internal abstract class Activity : Element
{
    protected Activity(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var marker in part.Children.Where(IsMarker))
            reader.Problem("bpmn.unsupported", marker, $"'{marker.Name}' cannot be run.");
        foreach (var quantity in Quantities)
            if (int.TryParse(part[quantity], out var number) && number > 1) reader.Problem("bpmn.unsupported", part, $"'{quantity}' other than 1 cannot be run; {number} was found.");
    }

    private static readonly string[] Quantities = ["startQuantity", "completionQuantity"];

    /// <summary>Whether a child says how often the activity is done.</summary>
    public static bool IsMarker(XmlPart part) => part.IsBpmn && part.Name is "standardLoopCharacteristics" or "multiInstanceLoopCharacteristics";

    public List<BoundaryEvent> Border { get; } = [];

    public sealed override void Enter(Run run, Token token)
    {
        if (Arm(run, token)) Begin(run, token);
    }

    public sealed override void Resume(Run run, Token token, Incident incident)
    {
        if (incident.Leaving) Leave(run, token);
        else if (incident.Element == Id || Arm(run, token)) Begin(run, token);
    }

    /// <summary>The work itself starts, or starts again after an incident.</summary>
    protected abstract void Begin(Run run, Token token);

    protected bool Arm(Run run, Token token)
    {
        foreach (var boundary in Border)
            if (!run.IsArmed(token, boundary.Id) && !boundary.Arm(run, token)) return false;
        return true;
    }
}
