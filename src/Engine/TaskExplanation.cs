using System.Collections.Immutable;

namespace WorkflowHub.Engine;

/// <param name="Origin">Why it exists.</param>
/// <param name="People">Why these people.</param>
/// <param name="Changes">What could change it.</param>
/// <param name="Next">Who is next, and by when, when it is decided as its first positive outcome says.</param>
/// <param name="Unblocking">Who can unblock it, the nearest first.</param>
public sealed record TaskExplanation(
    string Step, TaskOrigin Origin, ImmutableArray<ExplainedPerson> People, ImmutableArray<PossibleChange> Changes, ImmutableArray<RouteStep> Next, ImmutableArray<Unblocker> Unblocking);

/// <param name="Turn">Which passing through the step it is, from 1.</param>
/// <param name="After">Element the case came from; null when it came by no flow, as after a return.</param>
/// <param name="Condition">The condition of the flow it came by, as it is written.</param>
/// <param name="CorrectionFor">Step that sent the case back here and waits for it; null when none does.</param>
public sealed record TaskOrigin(DateTimeOffset Since, int Turn, string? After, string? Condition, string? CorrectionFor);

/// <param name="Why">How they were found, as <see cref="Organisation.Reason"/> writes it.</param>
/// <param name="Holds">The task is theirs to act on alone.</param>
/// <param name="WhyNow">How the step's rules would find them as things stand now; null when they would not.</param>
/// <param name="Active">Still part of the organisation.</param>
public sealed record ExplainedPerson(string Person, string Why, bool Holds, string? WhyNow, bool Active);

/// <param name="Kind">One of the names here, or <c>message</c>, <c>signal</c>, <c>condition</c> for what is listened for.</param>
/// <param name="About">The outcome, element, step or name it is about.</param>
/// <param name="At">When it comes by itself; null when somebody has to do it.</param>
/// <param name="People">Whom it would reach or who may do it, where that is known.</param>
public sealed record PossibleChange(string Kind, string About, DateTimeOffset? At, ImmutableArray<string> People)
{
    public const string Reminder = "reminder", Escalation = "escalation", DecidedByTime = "decided-by-time", Timer = "timer", Return = "return", Withdraw = "withdraw";
}

/// <param name="How">Why they can: one of the names here.</param>
public sealed record Unblocker(string Person, string How)
{
    public const string Waited = "waited-for", Holder = "holder", Candidate = "candidate", Superior = "superior";
}
