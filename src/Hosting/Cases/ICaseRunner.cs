using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Forms;

namespace WorkflowHub.Hosting.Cases;

/// <summary>Carries out commands on cases, one at a time per case, durable when answered.</summary>
public interface ICaseRunner
{
    Task<CommandAnswer> Run(CommandRequest request, CancellationToken cancellation);
}

/// <param name="CaseId">For a start: the new id.</param>
/// <param name="Procedure">Key of the procedure to start, its current version; null for every other command.</param>
/// <param name="Key">Idempotency key with its owner, <c>{person}:{key}</c>.</param>
/// <param name="RequestHash">SHA-256 of what was asked, hex.</param>
/// <param name="ExpectedRevision">Refused when the case stands elsewhere; null to take it as it stands.</param>
/// <param name="Version">Which version of the procedure to start; null for the current one.</param>
[GenerateSerializer, Immutable]
public sealed record CommandRequest(Guid CaseId, string? Procedure, string Key, string RequestHash, long? ExpectedRevision, Command Command, int? Version = null);

[GenerateSerializer]
public enum AnswerKind
{
    Done,

    /// <summary>The engine refused; see the refusal.</summary>
    Refused,

    /// <summary>The answers do not fit the step's form; see the errors.</summary>
    Invalid,

    NotFound,

    /// <summary>The case is not at the expected revision.</summary>
    Stale,

    /// <summary>The same key came with another request.</summary>
    KeyReused,

    /// <summary>The database could not take it; nothing was written; try again.</summary>
    Unavailable,
}

/// <param name="CaseId">The case acted on; for a repeated start, the case first started.</param>
/// <param name="Revision">After the command, or as it stands when refused.</param>
/// <param name="Repeated">True when this answer was recorded earlier under the same key.</param>
/// <param name="Errors">What is wrong with the answers; null unless they are invalid.</param>
/// <param name="NextTask">Number of the sender's next open task in the case, if there is one.</param>
[GenerateSerializer, Immutable]
public sealed record CommandAnswer(
    AnswerKind Kind, Guid CaseId, long Revision, bool Repeated, Refusal? Refusal, IReadOnlyList<FieldError>? Errors = null, int? NextTask = null);
