using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A token ends. A terminate end takes everything else in its container with it; an error end leaves the innermost container around it
/// that listens for the error, an escalation tells it; messages and signals go to whoever waits for them;
/// a cancel end gives up the transaction around it, and one that compensates ends when that is done.
/// </summary>
internal sealed class EndEvent : Element
{
    private readonly bool terminates;
    private readonly string? error;
    private readonly List<Thrower> throwers = [];
    private readonly string? escalation;

    public EndEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var definition in part.Children.Where(EventDefinition.Is))
        {
            switch (definition.Name)
            {
                case "terminateEventDefinition": terminates = true; break;
                case "errorEventDefinition": error = reader.Referred(definition, "errorRef", "error", "errorCode"); break;
                case "signalEventDefinition": throwers.Add(Thrower.Signal(definition, reader)); break;
                case "messageEventDefinition": throwers.Add(Thrower.Message(definition, reader)); break;
                case "escalationEventDefinition": escalation = reader.Referred(definition, "escalationRef", "escalation", "escalationCode"); break;
                case "compensateEventDefinition": Compensation = CompensationDefinition.Read(definition); break;
                case "cancelEventDefinition": Cancels = true; break;
                default:
                    reader.Problem("bpmn.unsupported", part, $"End event '{Id}' has a {definition.Name}: only none, terminate, error, escalation, message, signal, compensation and cancel end events can be run.");
                    break;
            }
        }
    }

    public override bool ThrowsSignal => throwers.Exists(thrower => thrower.IsSignal);

    /// <summary>Whether the transaction around it is given up.</summary>
    public bool Cancels { get; }

    public override CompensationDefinition? Compensation { get; }

    public override void Enter(Run run, Token token)
    {
        if (Thrower.Prepare(throwers, run, token, this) is not { } throws) return;
        if (error is not null)
        {
            foreach (var thrown in throws) thrown();
            run.Throw(token, this, error);
            return;
        }
        if (escalation is not null && run.Escalate(token, this, escalation)) return;
        var compensates = Compensation?.Ask(run, token, this) == true;
        if (!compensates) base.Leave(run, token);
        foreach (var thrown in throws) thrown();
        if (!compensates) TakeAlong(run, token);
    }

    public override void Leave(Run run, Token token)
    {
        base.Leave(run, token);
        TakeAlong(run, token);
    }

    /// <summary>What else goes with the token.</summary>
    private void TakeAlong(Run run, Token token)
    {
        if (Cancels) GiveUp(run, token);
        if (terminates) run.Terminate(token.Scope, Id);
    }

    private void GiveUp(Run run, Token token)
    {
        for (var around = run.Case.Tokens.Numbered(token.Scope); around is not null; around = run.Case.Tokens.Numbered(around.Scope))
        {
            if (run.ElementOf(around) is not Transaction transaction) continue;
            transaction.GiveUp(run, around, this);
            return;
        }
    }

    public override void Check(ModelReader checker)
    {
        Compensation?.Check(this, checker);
        if (!Outgoing.IsEmpty) checker.Problem("bpmn.end-outgoing", Part, $"End event '{Id}' may have no outgoing flow.");
    }
}
