using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>A procedure version compiled to an immutable graph; the runtime never meets XML.</summary>
public sealed class Procedure
{
    public required ProcedureSource Source { get; init; }
    public string Key => Source.Key;
    public int Version => Source.Version;

    /// <summary>The user tasks, in document order.</summary>
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>Names of every BPMN element that has one, by element id, for timelines and diagrams.</summary>
    public required ImmutableDictionary<string, LocalText> ElementNames { get; init; }

    /// <summary>The applicant's step when the case comes back to them; its id is the start event's.</summary>
    public required Step StartStep { get; init; }

    internal Graph Graph { get; init; } = null!;
    internal Expression? Title { get; init; }

    /// <summary>A user task, or the applicant's own step.</summary>
    public Step? Step(string id) => id == StartStep.Id ? StartStep : Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>The title of a case with these data; the procedure's name when the expression gives no text.</summary>
    internal string TitleOf(Case @case, DateTimeOffset at) =>
        Title is not null && Data.Evaluate(Title, @case, at) is TextValue { Text.Length: > 0 } text ? text.Text[..Math.Min(text.Text.Length, MaxTitleLength)] : Source.Name.In("en");

    private const int MaxTitleLength = 400;
}

/// <summary>A user task as other rooms see it.</summary>
/// <param name="Form">Form id shown with the task, or null.</param>
/// <param name="Document">Template id of a document shown beside the decision, or null.</param>
/// <param name="Fields">Rights to form fields at this step by JSON pointer; a field not named follows <c>write</c> when the step's own form has it.</param>
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
    TimeSpan? Due);

public enum RoundPolicy { One, All }

public enum FieldRight { Hidden, Read, Write, Required }

public enum OutcomeKind { Positive, Negative, Neutral }

/// <param name="Id">Name used in conditions, e.g. <c>approve</c>.</param>
/// <param name="Kind">Colours the button; a positive one is what a preview assumes.</param>
/// <param name="CommentRequired">The person must say why.</param>
public sealed record Outcome(string Id, LocalText Name, OutcomeKind Kind, bool CommentRequired);

/// <param name="To">Step id, <c>applicant</c> or <c>previous</c>.</param>
public sealed record ReturnTarget(string To, Commands.AfterReturn Then)
{
    public const string Applicant = "applicant", Previous = "previous";
}
