using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Listens on the border of an activity; when it comes, the activity is cancelled or a second way begins beside it.</summary>
internal sealed class BoundaryEvent : Element
{
    /// <summary>What <see cref="Error"/> is when every error is meant.</summary>
    public const string AnyError = "";

    private readonly Listener? listener;

    public BoundaryEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Interrupts = part["cancelActivity"] != "false";
        if (part.Children.Where(EventDefinition.Is).ToList() is [{ Name: "errorEventDefinition" } error])
        {
            Error = error["errorRef"] is null ? AnyError : reader.Referred(error, "errorRef", "error", "errorCode");
            if (!Interrupts) reader.Problem("bpmn.error-interrupts", part, $"Error boundary event '{Id}' always interrupts: cancelActivity may not be false.");
        }
        else
        {
            listener = Listener.Read(part, reader);
        }
        HostId = reader.Required(part, "attachedToRef");
    }

    public bool Interrupts { get; }

    /// <summary>Code of the error it listens for; null when it is about something else.</summary>
    public string? Error { get; }

    public string HostId { get; }
    public Activity Host { get; set; } = null!;
    public override bool TakesFlows => false;
    public override IEnumerable<Element> Before => [Host];

    /// <summary>Begins to listen for a token of the host; false when an incident was raised instead.</summary>
    public bool Arm(Run run, Token host) => listener is null || listener.Arm(run, host, this);

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
