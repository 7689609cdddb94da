using System.Collections.Immutable;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine;

public enum CaseStatus { None, Active, Completed, Terminated, Withdrawn, Cancelled }

/// <summary>One run of a procedure version: the fold of its journal. Immutable.</summary>
public sealed partial record Case
{
    /// <summary>Ordinal: ids are no words of a language, and every host must hold them in the same order.</summary>
    internal static readonly ImmutableSortedDictionary<string, long> NoActs = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>What a case is before its first event.</summary>
    public static readonly Case None = new();

    // Set by CaseEngine.Apply on the case an event has just made, before anybody else sees it.
    internal long sequence;

    public Guid Id { get; init; }

    /// <summary>Number of events in the journal so far; the next event has sequence <c>Revision + 1</c>.</summary>
    public long Revision { get => sequence; init => sequence = value; }

    public CaseStatus Status { get; init; }
    public string ProcedureKey { get; init; } = "";
    public int ProcedureVersion { get; init; }

    /// <summary>Person id of who asked for it.</summary>
    public string Applicant { get; init; } = "";

    /// <summary>Unit id on whose behalf it runs.</summary>
    public string Unit { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>The call that it answers with its end; null for a case of its own.</summary>
    public Caller? Caller { get; init; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Form answers so far, one object, top-level names as in the forms; job results under the names their step gave them.</summary>
    public ContextValue Data { get; init; } = ContextValue.Empty;

    /// <summary>Where control stands, oldest first. The elements of tokens are what is active.</summary>
    public ImmutableArray<Token> Tokens { get; init; } = [];

    /// <summary>Rounds that have not closed, oldest first.</summary>
    public ImmutableArray<OpenRound> Rounds { get; init; } = [];

    /// <summary>Tasks that wait for a person, oldest first.</summary>
    public ImmutableArray<OpenTask> Tasks { get; init; } = [];

    public ImmutableArray<ArmedTimer> Timers { get; init; } = [];

    /// <summary>Messages and signals that are listened for, oldest first.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Errands whose outcome is awaited.</summary>
    public ImmutableArray<OpenJob> Jobs { get; init; } = [];

    /// <summary>Incidents that are not resolved.</summary>
    public ImmutableArray<Incident> Incidents { get; init; } = [];

    /// <summary>The steps this case has come to, in the order of their first round, with their latest decision.</summary>
    public ImmutableArray<StepState> Steps { get; init; } = [];

    /// <summary>Ids of the elements control has passed through, in the order in which it first did.</summary>
    public ImmutableArray<string> Done { get; init; } = [];

    /// <summary>What stands through a return under way; null when nothing does.</summary>
    public Kept? Kept { get; init; }

    internal ImmutableArray<KeptDecision> KeptDecisions
    {
        get => Kept?.Decisions ?? [];
        init => Kept = Kept.Of(value, KeptBranches);
    }

    internal ImmutableArray<KeptBranch> KeptBranches
    {
        get => Kept?.Branches ?? [];
        init => Kept = Kept.Of(KeptDecisions, value);
    }

    /// <summary>What people decided in the latest decided round of each step.</summary>
    public ImmutableArray<PastVote> Decided { get; init; } = [];

    /// <summary>By element, the revision at which somebody or something outside last acted there: whether a decision may still be taken back.</summary>
    public ImmutableSortedDictionary<string, long> Acts { get; init; } = NoActs;

    /// <summary>Set while a supervisor has the case rest.</summary>
    public Suspension? Suspension { get; init; }

    /// <summary>The applicant has asked that the outcome be revoked.</summary>
    public bool RevocationAsked { get; init; }

    /// <summary>When the applicant last asked for haste.</summary>
    public DateTimeOffset? UrgedAt { get; init; }

    /// <summary>Activities that were completed and can be compensated, in the order of their completion; null when there are none.</summary>
    public ImmutableArray<CompletedActivity>? Compensable { get; init; }

    internal ImmutableArray<CompletedActivity> Completed => Compensable ?? [];

    /// <summary>The highest numbers given so far; each kind has its own row, so that the same story always prints the same way.</summary>
    public Counters Last { get; init; }

    public bool IsActive => Status == CaseStatus.Active;

    public OpenTask? Task(int number) => Tasks.Numbered(number);

    /// <summary>All that a token sees by a name: the case's data, with the variables of its scopes and the attributes of loops over them.</summary>
    /// <param name="token">Number of a token; the case's data alone when it is gone.</param>
    public ContextValue Seen(int token)
    {
        if (Tokens.Numbered(token) is not { } from) return Data;
        var seen = Seen(from.Scope);
        if (from.Loop is { } loop) seen = seen.Merge(loop.Attributes);
        if (from.Instance is { } instance) seen = seen.With("loopCounter", Value.Of(instance));
        return seen.Merge(from.Variables);
    }

    /// <summary>What is known of a step, or null when the case has not come to it.</summary>
    public StepState? Step(string id)
    {
        foreach (var step in Steps)
            if (step.Step == id) return step;
        return null;
    }

    /// <summary>Something outside has acted at an element; part of applying the fact that says so.</summary>
    internal Case Acted(string element) => this with { Acts = Acts.SetItem(element, Revision + 1) };

    internal Case With(StepState changed)
    {
        for (var i = 0; i < Steps.Length; i++)
            if (Steps[i].Step == changed.Step) return this with { Steps = Steps.SetItem(i, changed) };
        return this with { Steps = Steps.Add(changed) };
    }
}

/// <summary>The highest number of each kind that the case has given.</summary>
public readonly record struct Counters(int Token, int Round, int Task, int Timer, int Job, int Incident, int Subscription)
{
    /// <summary>Messages and signals thrown.</summary>
    public int Throw { get; init; }
}
