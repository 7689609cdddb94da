using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Listens on the border of an activity; when it comes, the activity is cancelled or a second way begins beside it.</summary>
internal sealed class BoundaryEvent : Element
{
    private readonly TimerDefinition? timer;

    public BoundaryEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        timer = TimerDefinition.ReadFor(part, reader);
        Interrupts = part["cancelActivity"] != "false";
        HostId = reader.Required(part, "attachedToRef");
    }

    public bool Interrupts { get; }
    public string HostId { get; }
    public Activity Host { get; set; } = null!;
    public override bool TakesFlows => false;
    public override IEnumerable<Element> Before => [Host];

    /// <summary>Begins to listen for a token of the host; false when an incident was raised instead.</summary>
    public bool Arm(Run run, Token host) => timer is null || timer.Arm(run, host, this);

    public override void Trigger(Run run, Token token)
    {
        if (Interrupts) Host.Cancel(run, token, $"interrupted by {Id}");
        run.Arrive(this, token.Scope, null);
    }

    public override void Enter(Run run, Token token) => Leave(run, token);

    public override void Check(ModelReader checker)
    {
        if (Outgoing.IsEmpty) checker.Problem("bpmn.boundary-outgoing", Part, $"Boundary event '{Id}' leads nowhere.");
    }
}
