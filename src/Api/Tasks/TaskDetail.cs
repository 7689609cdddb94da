using System.Collections.Immutable;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api.Tasks;

/// <summary>A task as a person meets it.</summary>
/// <param name="Turn">Which passing through the step it is, from 1.</param>
/// <param name="Why">Why it came to the reader.</param>
/// <param name="Fields">Rights to the form's fields in this step, by pointer.</param>
/// <param name="Draft">Answers the reader has put by.</param>
/// <param name="Document">What is shown beside the decision.</param>
/// <param name="Moves">What the reader may do with it now.</param>
/// <param name="Next">The reader's next task elsewhere.</param>
internal sealed record TaskDetail(
    string Id,
    string Step,
    string Name,
    string Status,
    int Turn,
    DateTime CreatedAt,
    DateTime? DueAt,
    string? Why,
    bool Mine,
    bool Claimable,
    Named? Assignee,
    CaseDetail Case,
    FormDocument? Form,
    ImmutableSortedDictionary<string, string> Fields,
    ContextValue Data,
    ContextValue? Draft,
    ShownDocument? Document,
    ImmutableArray<OfferedOutcome> Outcomes,
    ImmutableArray<OfferedReturn> Returns,
    ImmutableArray<string> Moves,
    Named? Next);

internal sealed record ShownDocument(string Name, string Html);

internal sealed record OfferedOutcome(string Id, string Name, string Kind, bool CommentRequired);

internal sealed record OfferedReturn(string To, string Name, string Then);
