using System.Collections.Frozen;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace WorkflowHub.Api.Problems;

/// <summary>The status of each code; a refusal of the engine that is not listed is a conflict with how the case stands.</summary>
internal static class ProblemStatus
{
    private static readonly FrozenDictionary<string, int> Known = new Dictionary<string, int>
    {
        ["body-invalid"] = Status400BadRequest,
        ["key-invalid"] = Status400BadRequest,
        ["revision-invalid"] = Status400BadRequest,
        ["query-invalid"] = Status400BadRequest,
        ["signed-out"] = Status401Unauthorized,
        ["sign-in-failed"] = Status401Unauthorized,
        ["not-allowed"] = Status403Forbidden,
        ["not-yours"] = Status403Forbidden,
        ["not-applicant"] = Status403Forbidden,
        ["other-site"] = Status403Forbidden,
        ["not-found"] = Status404NotFound,
        ["method-not-allowed"] = Status405MethodNotAllowed,
        ["stale"] = Status412PreconditionFailed,
        ["too-large"] = Status413PayloadTooLarge,
        ["not-json"] = Status415UnsupportedMediaType,
        ["form-invalid"] = Status422UnprocessableEntity,
        ["key-reused"] = Status422UnprocessableEntity,
        ["unit-unknown"] = Status422UnprocessableEntity,
        ["unknown-outcome"] = Status422UnprocessableEntity,
        ["comment-required"] = Status422UnprocessableEntity,
        ["comment-too-long"] = Status422UnprocessableEntity,
        ["return-target"] = Status422UnprocessableEntity,
        ["return-off"] = Status422UnprocessableEntity,
        ["time-unreadable"] = Status422UnprocessableEntity,
        ["pause-off"] = Status422UnprocessableEntity,
        ["no-case"] = Status404NotFound,
        ["unknown-task"] = Status404NotFound,
        ["unknown-incident"] = Status404NotFound,
        ["empty-comment"] = Status422UnprocessableEntity,
        ["too-many-tries"] = Status429TooManyRequests,
        ["fault"] = Status500InternalServerError,
        ["pdf-unavailable"] = Status503ServiceUnavailable,
        ["unavailable"] = Status503ServiceUnavailable,
        ["odata-option-unknown"] = Status400BadRequest,
        ["odata-option-twice"] = Status400BadRequest,
        ["odata-query-invalid"] = Status400BadRequest,
        ["odata-limit"] = Status400BadRequest,
        ["odata-not-answered"] = Status501NotImplemented,
        ["odata-unsupported"] = Status501NotImplemented,
    }.ToFrozenDictionary();

    /// <summary>Codes this room says itself; each has a sentence in every language.</summary>
    public static IReadOnlyCollection<string> Codes => Known.Keys;

    public static int Of(string code) => Known.GetValueOrDefault(code, Status409Conflict);

    /// <summary>The code for an answer that only has a status.</summary>
    public static string CodeOf(int status) => status switch
    {
        Status401Unauthorized => "signed-out",
        Status403Forbidden => "not-allowed",
        Status404NotFound => "not-found",
        Status405MethodNotAllowed => "method-not-allowed",
        Status413PayloadTooLarge => "too-large",
        Status415UnsupportedMediaType => "not-json",
        Status429TooManyRequests => "too-many-tries",
        Status503ServiceUnavailable => "unavailable",
        < Status500InternalServerError => "body-invalid",
        _ => "fault",
    };
}
