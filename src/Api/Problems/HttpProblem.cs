using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using WorkflowHub.Engine;
using WorkflowHub.Forms;

namespace WorkflowHub.Api.Problems;

/// <summary>A refusal over HTTP (RFC 9457): a stable code, and a sentence in the caller's language.</summary>
/// <param name="Code">The last part of the document's <c>type</c>, and the key of its sentence.</param>
/// <param name="Facts">What the sentence names.</param>
/// <param name="Otherwise">The English sentence when the code has none of its own.</param>
internal sealed record HttpProblem(string Code, IReadOnlyDictionary<string, string>? Facts = null, string? Otherwise = null) : IResult
{
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>Where the case stands, told to who was out of date.</summary>
    public long? Revision { get; init; }

    public int Status { get; init; } = ProblemStatus.Of(Code);

    public static HttpProblem Of(Refusal refusal, long revision) => new(refusal.Code, refusal.Facts, refusal.Message) { Revision = revision };

    public static HttpProblem Limit(string code, string limit, string most) =>
        new(code, new Dictionary<string, string> { ["limit"] = limit, ["most"] = most });

    public string Sentence(string language) => Sentences.Say(language, $"problem.{Code}", Facts, Otherwise);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Status == StatusCodes.Status503ServiceUnavailable) httpContext.Response.Headers.RetryAfter = "1";
        return httpContext.Response.WriteAsJsonAsync(Document(Language.Of(httpContext)), options: null, contentType: "application/problem+json");
    }

    private ProblemDocument Document(string language) => new(
        $"urn:workflowhub:problem:{Code}",
        Sentences.Say(language, $"status.{Status}", otherwise: Sentences.Find(language, "status.other")),
        Status,
        Sentence(language),
        Errors.IsEmpty ? null : [.. Errors.Select(error => new FieldProblem(error.Pointer, error.Keyword, FieldSentence.Of(error, language), error.Limit))],
        Revision);
}

internal sealed record ProblemDocument(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<FieldProblem>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Revision);

internal sealed record FieldProblem(string Pointer, string Keyword, string Message, string? Limit);
