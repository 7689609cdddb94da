namespace WorkflowHub.Engine.Events;

/// <summary>A rule of the step did something by itself. What follows from it has its own events.</summary>
public sealed record RuleApplied(string Step, string Rule, string Did, string? Person, string? Instead) : Event
{
    internal override Case Apply(Case was) => was;
}
