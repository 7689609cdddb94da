using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Work, with the events on its border that are listened for while it goes on. It may need several tokens to begin, and may be done several times: then its
/// token is the scope of its instances.
/// </summary>
internal abstract class Activity : Element
{
    private readonly Quantities quantities;
    private readonly Loop? loop;
    private readonly ActivityData data;
    private readonly ActivityData wholeData;

    protected Activity(XmlPart part, ModelReader reader) : base(part, reader)
    {
        ForCompensation = part["isForCompensation"] is "true" or "1";
        quantities = new Quantities(part, reader);
        loop = Loop.Read(part, reader);
        (wholeData, data) = ActivityData.Read(part, loop as MultiInstance, reader);
    }

    /// <summary>Whether a child says how often the activity is done.</summary>
    public static bool IsMarker(XmlPart part) => part.IsBpmn && part.Name is "standardLoopCharacteristics" or "multiInstanceLoopCharacteristics";

    /// <summary>Whether it stands outside the flow, to undo another activity.</summary>
    public bool ForCompensation { get; }

    /// <summary>What undoes it when it was completed; null when nothing is joined to its border for that.</summary>
    public Activity? Handler { get; set; }

    /// <summary>Whether there is anything to do when it was completed and is to be compensated.</summary>
    public virtual bool IsCompensable => Handler is not null;

    public override bool TakesFlows => !ForCompensation;

    public List<BoundaryEvent> Border { get; } = [];

    /// <summary>Elements entered when it is done once.</summary>
    public virtual int Size => 1;

    public bool IsLooped => loop is not null;

    /// <summary>Whether a token waits here for others, so that the activity can begin.</summary>
    public bool Gathers(Token token) => quantities.AreSeveral && token is { Gathered: null, Instance: null };

    /// <summary>Whether a token of this activity stands for all its instances.</summary>
    public bool IsWhole(Token token) => loop is not null && token.Instance is null;

    public sealed override void Enter(Run run, Token token)
    {
        if (token.Instance is not null) Start(run, token);
        else if (quantities.Suffice(run, token) && Arm(run, token)) Start(run, token);
    }

    public sealed override void Reenter(Run run, Token token)
    {
        if (token.Instance is null) quantities.Forgo(run, token);
        if (token.Instance is not null || Arm(run, token)) Start(run, token);
    }

    /// <summary>A return has put a token here, and what goes on inside: the border listens, variables are declared, nothing is begun.</summary>
    public virtual void Open(Run run, Token token)
    {
        if (token.Instance is null)
        {
            quantities.Forgo(run, token);
            Arm(run, token);
        }
        if (!IsWhole(token)) data.Declare(run, token, OwnOf(run, token));
    }

    /// <summary>Goes on where instances are counted: what was restored has none under way.</summary>
    public void Recount(Run run, Token whole) => loop!.Continue(run, whole, this, whole);

    /// <summary>Opens an instance again that is done; when the whole is too, with all others as done as they were.</summary>
    public Token Reopen(Run run, Token whole, int instance)
    {
        run.Emit(new TokenRestored(whole.Number, Id, null, loop!.Reopened(run, whole, instance), null) { At = run.At, By = run.By });
        var token = run.Place(this, whole.Number, null);
        run.Emit(new TokenRestored(token.Number, Id, null, null, instance) { At = run.At, By = run.By });
        token = run.Case.Tokens.Numbered(token.Number)!;
        Open(run, token);
        return token;
    }

    public sealed override void Resume(Run run, Token token, Incident incident)
    {
        if (incident.Leaving) run.LeaveByFlows(token, this);
        else if (incident.Stage == IncidentRaised.GivingStage) Leave(run, token);
        else if (incident.Stage == IncidentRaised.CountingStage) loop!.Continue(run, token, this, token);
        else if (incident.Element == Id || Arm(run, token)) Start(run, token);
    }

    /// <summary>The work is done: what it gives is worked out, and the token goes on; an instance is counted.</summary>
    public sealed override void Leave(Run run, Token token)
    {
        if (IsWhole(token)) LeaveWhole(run, token);
        else if (!data.Give(run, token, this)) return;
        else if (token.Instance is not null) loop!.Ended(run, token, this);
        else run.LeaveByFlows(token, this);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        if (IsWhole(token)) run.CancelInside(token.Number, reason);
        base.Cancel(run, token, reason);
    }

    /// <summary>The flows with one entry for each token that goes by them.</summary>
    public ImmutableArray<Flow> Multiply(ImmutableArray<Flow> flows) => quantities.Multiply(flows);

    /// <summary>The work begins, once or with its first instances: variables are declared and inputs worked out.</summary>
    protected void Start(Run run, Token token)
    {
        if (IsWhole(token))
        {
            if (wholeData.Take(run, token, this)) loop!.Begin(run, token, this);
            return;
        }
        if (data.Take(run, token, this, OwnOf(run, token))) Begin(run, token);
    }

    private ContextValue OwnOf(Run run, Token token) => token.Instance is { } instance ? loop!.Own(run.Around(token)!.Loop!, instance) : ContextValue.Empty;

    /// <summary>The work itself starts, or starts again after an incident.</summary>
    protected abstract void Begin(Run run, Token token);

    protected bool Arm(Run run, Token token)
    {
        foreach (var boundary in Border)
            if (!run.IsArmed(token, boundary.Id) && !boundary.Arm(run, token)) return false;
        return true;
    }

    private void LeaveWhole(Run run, Token token)
    {
        // While somebody must say whether it is done once more it stays, even empty.
        if (run.HasIncident(token)) return;
        loop!.Finish(run, run.Case.Tokens.Numbered(token.Number)!);
        if (wholeData.Give(run, token, this)) run.LeaveByFlows(token, this);
    }
}
