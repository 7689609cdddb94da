using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Listens on the border of an activity; when it comes, the activity is cancelled or a second way begins beside it.</summary>
internal sealed class BoundaryEvent : Element
{
    private readonly Listener? listener;
    private readonly Caught caught;

    public BoundaryEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Interrupts = part["cancelActivity"] != "false";
        var definitions = part.Children.Where(EventDefinition.Is).ToList();
        caught = Caught.Read(part, definitions, reader);
        if (Error is not null && !Interrupts) reader.Problem("bpmn.error-interrupts", part, $"Error boundary event '{Id}' always interrupts: cancelActivity may not be false.");
        Cancels = definitions.RemoveAll(definition => definition.Name == "cancelEventDefinition") > 0;
        if (definitions.Count > 0 || !(caught.IsThrown || Cancels)) listener = Listener.Read(part, definitions, reader);
        HostId = reader.Required(part, "attachedToRef");
    }

    public bool Interrupts { get; }

    /// <summary>Code of the error it listens for; null when it is about something else.</summary>
    public string? Error => caught.Error;

    /// <summary>Code of the escalation it listens for; null when it is about something else.</summary>
    public string? Escalation => caught.Escalation;

    /// <summary>Whether a transaction is left by it when it was given up.</summary>
    public bool Cancels { get; }

    public string HostId { get; }
    public Activity Host { get; set; } = null!;
    public override bool TakesFlows => false;
    public override Listener? Listener => listener;
    public override bool WaitsOn => !Interrupts;
    public override IEnumerable<Element> Before => [Host];

    /// <summary>Begins to listen for a token of the host; false when an incident was raised instead.</summary>
    public bool Arm(Run run, Token host) => listener is null || listener.Arm(run, host, this);

    /// <summary>An error or escalation has come: its code is kept where the designer named it.</summary>
    public void Catch(Run run, Token host, string code)
    {
        if (caught.KeptAs is { } keptAs) run.Change(ContextValue.Of((keptAs, Value.Of(code))), run.Around(host));
        Trigger(run, host);
    }

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
