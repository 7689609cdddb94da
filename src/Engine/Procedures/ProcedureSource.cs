using System.Collections.Immutable;

namespace WorkflowHub.Engine.Procedures;

/// <summary>What a package says of a procedure, before it is compiled. Serialised as JSON with a published version.</summary>
/// <param name="Key">Stable name, <c>[a-z][a-z0-9-]*</c>.</param>
/// <param name="Version">From 1; given at publishing.</param>
/// <param name="StartForm">Form id the applicant fills, or null.</param>
/// <param name="Title">FEEL expression for a case's title; null for the procedure's name.</param>
/// <param name="Forms">Form ids to paths of their schema and layout within the package.</param>
/// <param name="Templates">Template ids to what they render.</param>
/// <param name="Override">Why it is published though its process is not sound; null for one that is to be sound.</param>
public sealed record ProcedureSource(
    string Key,
    int Version,
    LocalText Name,
    LocalText Description,
    string Process,
    string? StartForm,
    string? Title,
    ImmutableSortedDictionary<string, FormSource> Forms,
    ImmutableSortedDictionary<string, TemplateSource> Templates,
    SoundnessOverride? Override = null)
{
    /// <summary>Decision model ids to the paths of their DMN files.</summary>
    public ImmutableSortedDictionary<string, string> Decisions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <param name="Schema">Path of the JSON Schema, e.g. <c>forms/request.schema.json</c>.</param>
/// <param name="Layout">Path of the UI schema, e.g. <c>forms/request.ui.json</c>.</param>
public sealed record FormSource(string Schema, string Layout);

/// <param name="Path">Path of the Liquid file.</param>
/// <param name="Name">What the rendered document is called.</param>
public sealed record TemplateSource(string Path, LocalText Name);

/// <summary>A person's answer for a process that is proved not to be sound.</summary>
/// <param name="Reason">Why it may be published all the same.</param>
/// <param name="By">Who answers for it.</param>
public sealed record SoundnessOverride(string Reason, string By);
