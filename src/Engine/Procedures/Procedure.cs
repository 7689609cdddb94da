using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>A procedure version compiled to an immutable graph; the runtime never meets XML.</summary>
public sealed partial class Procedure
{
    public required ProcedureSource Source { get; init; }
    public string Key => Source.Key;
    public int Version => Source.Version;

    /// <summary>The user tasks, in document order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>The applicant's own step, taken again when a case is returned to the applicant; its id is the start event's.</summary>
    public Step StartStep => StartEvent?.Plan?.Step ?? new Step(
        "", Source.Name, Source.StartForm, null, RoundPolicy.One, [], ImmutableSortedDictionary<string, FieldRight>.Empty, [], null);

    /// <summary>Names of every BPMN element that has one, by element id, for timelines and diagrams.</summary>
    public required ImmutableDictionary<string, LocalText> ElementNames { get; init; }

    /// <summary>The gateways where one of several ways is taken by conditions.</summary>
    public IEnumerable<Choice> Choices => Elements.Values.OfType<ExclusiveGateway>().Where(gateway => gateway.Outgoing.Length > 1).OrderBy(gateway => gateway.Id, StringComparer.Ordinal)
        .Select(gateway => new Choice(
            gateway.Id,
            [.. gateway.Outgoing.Where(flow => flow != gateway.Default && flow.Condition is not null).Select(flow => (flow.Id, flow.Condition!))],
            gateway.Default is not null));

    /// <summary>What it listens for from its publishing on, to begin cases with; the start by hand is not among them.</summary>
    public ImmutableArray<ProcedureStart> Starts { get; internal init; } = [];

    /// <summary>Whether a person can begin a case by hand.</summary>
    public bool StartsByHand => !Body.Starts.IsEmpty;

    /// <summary>Id of the step whose decision ends the applicant's right to withdraw; null when it lasts as long as the case.</summary>
    public string? WithdrawUntil { get; init; }

    /// <summary>How long the applicant waits before asking for haste again.</summary>
    public TimeSpan UrgeEvery { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How the outcome may be revoked after the end; null when it may not.</summary>
    public Revocation? Revocation { get; init; }

    internal Body Body { get; init; } = new(null);
    internal FrozenDictionary<string, Element> Elements { get; init; } = FrozenDictionary<string, Element>.Empty;
    internal Expression? Title { get; init; }

    /// <summary>The start event of a start by hand, else the first of all.</summary>
    internal Element? StartEvent => Body.Starts.OfType<StartEvent>().FirstOrDefault() ?? Body.Elements.OfType<StartEvent>().FirstOrDefault();

    /// <summary>The start event that a case began with.</summary>
    internal Element? StartEventOf(Case @case)
    {
        foreach (var id in @case.Done)
            if (Elements.GetValueOrDefault(id) is StartEvent { Body.Owner: null } start) return start;
        return StartEvent;
    }

    internal Beginning Beginning(string element) => Body.Beginnings.First(beginning => beginning.At.Id == element);

    /// <summary>Whether some return asks later what has changed since a decision.</summary>
    internal bool AsksWhatChanged => Steps.Any(step => step.Returns.Any(target => target.Then == Commands.AfterReturn.ChangedOnly));

    /// <summary>A user task, or the start event as the applicant's own step; null when there is neither under this id.</summary>
    public Step? Step(string id) => Elements.GetValueOrDefault(id)?.Plan?.Step;

    /// <exception cref="KeyNotFoundException">The case runs on another version than this.</exception>
    internal Element Element(string id) => Elements[id];
}

/// <param name="Gateway">Id of the exclusive gateway.</param>
/// <param name="Conditions">The flows that have one, in the order in which they are tried.</param>
/// <param name="HasDefault">Whether there is a way for when none is true.</param>
public sealed record Choice(string Gateway, ImmutableArray<(string Flow, Expression Condition)> Conditions, bool HasDefault);

/// <summary>The outcome of a case that is over is never changed: a case of another procedure may undo what it did.</summary>
/// <param name="Within">How long after the end it may be asked for.</param>
/// <param name="Procedure">Key of the procedure that decides on it.</param>
public sealed record Revocation(TimeSpan Within, string Procedure);

/// <summary>A user task as other rooms see it.</summary>
/// <param name="Form">Form id shown with the task, or null.</param>
/// <param name="Document">Template id of a document shown beside the decision, or null.</param>
/// <param name="Fields">Rights to form fields at this step by JSON pointer; a field not named follows <c>write</c> when the step's own form has it.</param>
/// <param name="Due">How much time every round has; null when there is no end to it or an expression says it.</param>
/// <param name="Returns">Where a holder of the task may send the case back to; empty when returning is off.</param>
public sealed record Step(
    string Id,
    LocalText Name,
    string? Form,
    string? Document,
    RoundPolicy Policy,
    ImmutableArray<Outcome> Outcomes,
    ImmutableSortedDictionary<string, FieldRight> Fields,
    ImmutableArray<ReturnTarget> Returns,
    Calendar.Allowance? Due)
{
    /// <summary>How decisions are counted.</summary>
    public VotingRule Voting { get; init; } = new(Policy);

    public StepRules Rules { get; init; } = StepRules.Usual;

    /// <summary>Moves that are switched off here.</summary>
    public ImmutableArray<Move> Off { get; init; } = [];
}

public enum FieldRight { Hidden, Read, Write, Required }

public enum OutcomeKind { Positive, Negative, Neutral }

/// <param name="Id">Name used in conditions, e.g. <c>approve</c>.</param>
/// <param name="Kind">Colours the button; a positive one is what a preview assumes.</param>
/// <param name="CommentRequired">The person must say why.</param>
public sealed record Outcome(string Id, LocalText Name, OutcomeKind Kind, bool CommentRequired)
{
    /// <summary>Names in the case's data that must be answered before.</summary>
    public ImmutableArray<string> Fields { get; init; } = [];

    /// <summary>The least signature it needs; null for none.</summary>
    public SignatureLevel? Signature { get; init; }

    /// <summary>It needs nothing but saying it.</summary>
    internal bool IsFree => !CommentRequired && Fields.IsEmpty && Signature is null;
}

/// <summary>How surely a decision is signed, from least to most.</summary>
public enum SignatureLevel { Simple, Advanced, Qualified }

/// <param name="To">Step id, <c>applicant</c> or <c>previous</c>.</param>
/// <param name="KeepsBranches">Out of a parallel or inclusive region, what its finished branches came to stands, and only the others run again.</param>
public sealed record ReturnTarget(string To, Commands.AfterReturn Then, bool KeepsBranches = false)
{
    /// <summary>Whether what was done since is compensated.</summary>
    public bool Compensates { get; init; }

    public const string Applicant = "applicant";
    public const string Previous = "previous";
}
