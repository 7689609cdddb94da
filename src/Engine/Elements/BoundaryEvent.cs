using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Listens on the border of an activity; when it comes, the activity is cancelled or a second way begins beside it.</summary>
internal sealed class BoundaryEvent : Element
{
    /// <summary>What <see cref="Error"/> or <see cref="Escalation"/> is when every one is meant.</summary>
    public const string AnyError = "";

    private readonly Listener? listener;
    private readonly string? keptAs;

    public BoundaryEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Interrupts = part["cancelActivity"] != "false";
        var definitions = part.Children.Where(EventDefinition.Is).ToList();
        if (definitions.Find(definition => definition.Name == "errorEventDefinition") is { } error)
        {
            Error = error["errorRef"] is null ? AnyError : reader.Referred(error, "errorRef", "error", "errorCode");
            keptAs = error.Extension("code")?["name"];
            definitions.Remove(error);
            if (!Interrupts) reader.Problem("bpmn.error-interrupts", part, $"Error boundary event '{Id}' always interrupts: cancelActivity may not be false.");
        }
        if (definitions.Find(definition => definition.Name == "escalationEventDefinition") is { } escalation)
        {
            Escalation = escalation["escalationRef"] is null ? AnyError : reader.Referred(escalation, "escalationRef", "escalation", "escalationCode");
            keptAs ??= escalation.Extension("code")?["name"];
            definitions.Remove(escalation);
        }
        var isThrown = Error is not null || Escalation is not null;
        if (isThrown && part["parallelMultiple"] is "true" or "1") reader.Problem("bpmn.unsupported", part, $"Boundary event '{Id}' should wait for several things at once: an error or escalation cannot be among them.");
        if (!isThrown || definitions.Count > 0) listener = Listener.Read(part, definitions, reader);
        HostId = reader.Required(part, "attachedToRef");
    }

    public bool Interrupts { get; }

    /// <summary>Code of the error it listens for; null when it is about something else.</summary>
    public string? Error { get; }

    /// <summary>Code of the escalation it listens for; null when it is about something else.</summary>
    public string? Escalation { get; }

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
        if (keptAs is not null) run.Change(ContextValue.Of((keptAs, Value.Of(code))), run.Around(host));
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
