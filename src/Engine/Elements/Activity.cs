using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Work, with the events on its border that are listened for while it goes on.</summary>
internal abstract class Activity : Element
{
    protected Activity(XmlPart part, ModelReader reader) : base(part, reader)
    {
        data = ActivityData.Read(part, reader);
        foreach (var marker in part.Children.Where(IsMarker))
            reader.Problem("bpmn.unsupported", marker, $"'{marker.Name}' cannot be run.");
        foreach (var quantity in Quantities)
            if (int.TryParse(part[quantity], out var number) && number > 1) reader.Problem("bpmn.unsupported", part, $"'{quantity}' other than 1 cannot be run; {number} was found.");
    }

    private readonly ActivityData data;

    private static readonly string[] Quantities = ["startQuantity", "completionQuantity"];

    /// <summary>Whether a child says how often the activity is done.</summary>
    public static bool IsMarker(XmlPart part) => part.IsBpmn && part.Name is "standardLoopCharacteristics" or "multiInstanceLoopCharacteristics";

    public List<BoundaryEvent> Border { get; } = [];

    public sealed override void Enter(Run run, Token token)
    {
        if (Arm(run, token)) Start(run, token);
    }

    public sealed override void Resume(Run run, Token token, Incident incident)
    {
        if (incident.Leaving) run.LeaveByFlows(token, this);
        else if (incident.Stage == IncidentRaised.GivingStage) Leave(run, token);
        else if (incident.Element == Id || Arm(run, token)) Start(run, token);
    }

    /// <summary>The work is done: what it gives is worked out, and the token goes on.</summary>
    public sealed override void Leave(Run run, Token token)
    {
        if (data.Give(run, token, this)) run.LeaveByFlows(token, this);
    }

    /// <summary>One activation begins: its variables are declared and its inputs worked out.</summary>
    protected void Start(Run run, Token token)
    {
        if (data.Take(run, token, this)) Begin(run, token);
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
