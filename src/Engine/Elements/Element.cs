using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A node of the compiled process, and its life: it is entered by a token, left when its work is done, or cancelled. What happens
/// in between (a decision, the answer of a job, a timer) comes back to it through <see cref="Resume"/> and <see cref="Trigger"/>.
/// </summary>
internal abstract class Element(XmlPart part, ModelReader reader)
{
    public string Id { get; } = part.Id ?? "";
    public XmlPart Part => part;
    public LocalText? Name { get; } = reader.NameOf(part);

    /// <summary>The container it stands in. Set when the container is linked, as are the flows.</summary>
    public Body Body { get; set; } = null!;
    public ImmutableArray<Flow> Incoming { get; set; } = [];
    public ImmutableArray<Flow> Outgoing { get; set; } = [];
    public Flow? Default { get; set; }

    /// <summary>How it asks people, when it does.</summary>
    public virtual StepPlan? Plan => null;

    /// <summary>What it waits for, when it is an event that waits.</summary>
    public virtual Listener? Listener => null;

    /// <summary>Whether it waits on after what it waits for has come: an event that does not interrupt.</summary>
    public virtual bool WaitsOn => false;

    /// <summary>Whether it throws a signal as soon as it is entered.</summary>
    public virtual bool ThrowsSignal => false;

    /// <summary>What it compensates, when it is an event that throws compensation.</summary>
    public virtual CompensationDefinition? Compensation => null;

    /// <summary>Whether a token may come here by a sequence flow.</summary>
    public virtual bool TakesFlows => true;

    /// <summary>Whether tokens wait here for those of other flows.</summary>
    public virtual bool Joins => false;

    /// <summary>What control comes from: the sources of its flows; for an event on a border, the activity.</summary>
    public virtual IEnumerable<Element> Before => Incoming.Select(flow => flow.Source);

    /// <summary>A token has arrived.</summary>
    public abstract void Enter(Run run, Token token);

    /// <summary>A return has put the token here: it waits for no other.</summary>
    public virtual void Reenter(Run run, Token token) => Enter(run, token);

    /// <summary>A person had it tried again after an incident.</summary>
    public virtual void Resume(Run run, Token token, Incident incident)
    {
        if (incident.Leaving) Leave(run, token);
        else Enter(run, token);
    }

    /// <summary>The work is done: the token goes on.</summary>
    public virtual void Leave(Run run, Token token) => run.LeaveByFlows(token, this);

    /// <summary>Something in the scope of its token has ended.</summary>
    public virtual void Progress(Run run, Token token) { }

    /// <summary>Nothing goes on any more in the scope of its token.</summary>
    public virtual void Complete(Run run, Token token)
    {
        run.StopListening(token.Number);
        if (token.Undoes is not null) run.Leave(token, []);
        else Leave(run, token);
    }

    /// <summary>The token is taken away before the work is done, with all that was live for it.</summary>
    public virtual void Cancel(Run run, Token token, string reason) => run.Remove(token, reason);

    /// <summary>What it waited for on behalf of a token has come.</summary>
    public virtual void Trigger(Run run, Token token) => throw new InvalidOperationException($"'{Id}' waits for nothing.");

    /// <summary>Checks that need the flows.</summary>
    public virtual void Check(ModelReader checker) { }

    public override string ToString() => Id;
}
