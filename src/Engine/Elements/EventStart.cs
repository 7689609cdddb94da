using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// The start event of an event sub-process. While the container around that sub-process goes on, a token listens here for it; errors and escalations need none,
/// they are caught as they are thrown.
/// </summary>
internal sealed class EventStart : Element
{
    private readonly Listener? listener;
    private readonly Caught caught;

    public EventStart(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Interrupts = part["isInterrupting"] is not ("false" or "0");
        var definitions = part.Children.Where(EventDefinition.Is).ToList();
        caught = Caught.Read(part, definitions, reader);
        Compensates = definitions.RemoveAll(definition => definition.Name == "compensateEventDefinition") > 0;
        if (definitions.Count > 0 || !(caught.IsThrown || Compensates)) listener = Listener.Read(part, definitions, reader);
    }

    public bool Interrupts { get; }

    /// <summary>Code of the error it begins with; null when it is about something else.</summary>
    public string? Error => caught.Error;

    /// <summary>Code of the escalation it begins with; null when it is about something else.</summary>
    public string? Escalation => caught.Escalation;

    /// <summary>Whether it begins when its container was completed and is compensated.</summary>
    public bool Compensates { get; }

    public override Listener? Listener => listener;
    public override bool WaitsOn => !Interrupts;
    public override bool TakesFlows => false;

    /// <summary>Begins to listen on behalf of a container that begins.</summary>
    public void Listen(Run run, int scope)
    {
        if (listener is null) return;
        run.Emit(new ListeningBegan(run.Case.Last.Token + 1, Id, scope) { At = run.At, By = run.By });
        listener.Arm(run, run.Case.Tokens[^1], this);
    }

    /// <summary>An error or escalation has come to the container: its code is kept where the designer named it.</summary>
    public void Catch(Run run, int scope, string code)
    {
        if (caught.KeptAs is { } keptAs) run.Change(ContextValue.Of((keptAs, Value.Of(code))), run.Case.Tokens.Numbered(scope));
        Begin(run, scope);
    }

    /// <summary>What a listening token waited for has come.</summary>
    public override void Trigger(Run run, Token token)
    {
        Begin(run, token.Scope);
        if (run.Case.Tokens.Numbered(token.Number) is { } still && !run.IsArmed(still, Id)) Cancel(run, still, "it has come");
    }

    public override void Enter(Run run, Token token) => Leave(run, token);

    public override void Resume(Run run, Token token, Incident incident)
    {
        if (token.Listens) listener!.Arm(run, token, this);
        else base.Resume(run, token, incident);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        if (!token.Listens)
        {
            base.Cancel(run, token, reason);
            return;
        }
        run.Disarm(token);
        run.ResolveIncidentsOf(token);
        run.Emit(new ListeningEnded(token.Number, Id) { At = run.At, By = run.By });
    }

    private void Begin(Run run, int scope)
    {
        if (Interrupts) run.CancelInside(scope, $"interrupted by {Id}");
        run.Arrive(Body.Owner!, scope, null);
    }
}
