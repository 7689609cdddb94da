using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A BPMN element and what it does with a token. A token <em>enters</em>, the element does its work at once or waits for
/// somebody, and then lets the token <em>leave</em>; or the token is <em>cancelled</em> with all that the element had begun.
/// Elements hold no state: what is waited for stands in the case.
/// </summary>
internal abstract class Element
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }
    public required Container Container { get; init; }
    public required int Line { get; init; }

    public List<Flow> Incoming { get; } = [];
    public List<Flow> Outgoing { get; } = [];

    /// <summary>Boundary events attached to it.</summary>
    public List<BoundaryTimer> Boundaries { get; } = [];

    /// <summary>A token has come: begin, and leave when there is nothing to wait for.</summary>
    public abstract void Enter(Walk walk, Token token);

    /// <summary>The work is done: the token goes on.</summary>
    public virtual void Leave(Walk walk, Token token) => Leaving.GoOn(walk, token, this);

    /// <summary>The token is being taken away: undo what the common clean-up does not know of.</summary>
    public virtual void Cancel(Walk walk, Token token) { }

    /// <summary>A person has mended what stopped the token here.</summary>
    public virtual void Retry(Walk walk, Token token) => Enter(walk, token);

    /// <summary>A timer of this element is due.</summary>
    /// <param name="token">The token that the timer was armed for.</param>
    public virtual void Fire(Walk walk, Token token) => throw new InvalidOperationException($"{Id} arms no timers.");

    public override string ToString() => Id;
}
