using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Passes on at once; messages and signals go to whoever waits for them, an escalation the innermost container that does; control goes on at the target of a link; compensation is waited for, unless it says otherwise.</summary>
internal sealed class ThrowEvent : Element
{
    private readonly List<Thrower> throwers = [];
    private readonly string? escalation;

    public ThrowEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Link = LinkDefinition.Read(part, reader);
        foreach (var definition in part.Children.Where(EventDefinition.Is))
        {
            if (definition.Name == "linkEventDefinition") continue;
            if (definition.Name == "signalEventDefinition") throwers.Add(Thrower.Signal(definition, reader));
            else if (definition.Name == "messageEventDefinition") throwers.Add(Thrower.Message(definition, reader));
            else if (definition.Name == "escalationEventDefinition") escalation = reader.Referred(definition, "escalationRef", "escalation", "escalationCode");
            else if (definition.Name == "compensateEventDefinition") Compensation = CompensationDefinition.Read(definition);
            else reader.Problem("bpmn.unsupported", part, $"Throw event '{Id}' has a {definition.Name}: only none, link, message, signal, escalation and compensation throw events can be run.");
        }
    }

    /// <summary>The link it is a source of; null when it is none.</summary>
    public LinkDefinition? Link { get; }

    public override bool ThrowsSignal => throwers.Exists(thrower => thrower.IsSignal);

    public override CompensationDefinition? Compensation { get; }

    public override void Enter(Run run, Token token)
    {
        if (Link is not null)
        {
            run.Leave(token, []);
            run.Arrive(Link.Target(Body)!, token.Scope, null);
            return;
        }
        if (Thrower.Prepare(throwers, run, token, this) is not { } throws) return;
        if (escalation is not null && run.Escalate(token, this, escalation)) return;
        if (Compensation?.Ask(run, token, this) != true) Leave(run, token);
        foreach (var thrown in throws) thrown();
    }

    public override void Check(ModelReader checker)
    {
        Link?.CheckSource(this, checker);
        Compensation?.Check(this, checker);
    }
}
