namespace WorkflowHub.Engine.Events;

/// <summary>The case has come to a step again, nothing that was seen there has changed, and the decision of its latest round stands: nobody is asked.</summary>
/// <param name="Person">Who had decided.</param>
/// <param name="Seen">A hash of everything that was seen, then and now.</param>
public sealed record DecisionCarried(int Token, string Step, string Outcome, string Person, string Seen) : Event
{
    internal override Case Apply(Case was)
    {
        var next = was with { KeptDecisions = was.KeptDecisions.RemoveAll(kept => kept.Step == Step) };
        return was.Step(Step) is { } step ? next.With(step with { Closed = was.Revision + 1 }) : next;
    }
}
