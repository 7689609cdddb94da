using System.Collections.Immutable;
using System.Text.Json;
using WorkflowHub.Api.Procedures;
using WorkflowHub.Engine;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Cases;

/// <summary>A case as a person may see it.</summary>
/// <param name="Moves">What the reader may do with it now.</param>
internal sealed record CaseDetail(
    Guid Id,
    string Title,
    string Status,
    long Revision,
    ProcedureName Procedure,
    Named Applicant,
    Named Unit,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    ContextValue Data,
    ImmutableArray<FormDocument> Forms,
    Place Position,
    ImmutableArray<CaseTask> Tasks,
    ImmutableArray<TimelineEntry> Timeline,
    ImmutableArray<CaseDocument> Documents,
    ImmutableArray<CaseIncident> Incidents,
    ImmutableArray<string> Moves)
{
    public static CaseDetail Of(CaseReading read)
    {
        var @case = read.Case;
        var source = read.Procedure.Procedure.Source;
        return new CaseDetail(
            @case.Id,
            @case.Title,
            @case.Status.ToString().ToLowerInvariant(),
            @case.Revision,
            new ProcedureName(source.Key, source.Version, source.Name.In(read.Language)),
            read.Person(@case.Applicant),
            Named.Unit(@case.Unit, read.Organisation, read.Language),
            @case.StartedAt,
            @case.EndedAt,
            SeenData.Of(read),
            [.. FormsOf(read)],
            new Place([.. @case.Tokens.Where(token => !token.Listens).Select(token => token.Element).Distinct()], @case.Done, [.. @case.Incidents.Select(incident => incident.Element).Distinct()]),
            [.. read.Tasks.Select(task => CaseTask.Of(task, read))],
            Cases.Timeline.Of(read),
            [.. read.Documents.Select(document => CaseDocument.Of(document, read))],
            [.. read.Incidents.Select(incident => CaseIncident.Of(incident, read))],
            Cases.Moves.OnCase(read));
    }

    /// <summary>Every form that has been asked so far, the applicant's first.</summary>
    private static IEnumerable<FormDocument> FormsOf(CaseReading read)
    {
        var asked = read.Case.Steps.Select(step => read.Procedure.Procedure.Step(step.Step)?.Form);
        return new[] { read.Procedure.Procedure.Source.StartForm }.Concat(asked).OfType<string>().Distinct().Select(form => FormDocument.Of(form, read.Procedure));
    }
}

internal sealed record ProcedureName(string Key, int Version, string Name);

/// <summary>Where a case stands in its process, by element ids.</summary>
internal sealed record Place(ImmutableArray<string> Active, ImmutableArray<string> Done, ImmutableArray<string> Incidents);

/// <param name="PdfUrl">Null when the document cannot be had as PDF here.</param>
internal sealed record CaseDocument(Guid Id, string Name, string ContentType, DateTime CreatedAt, string Url, string? PdfUrl)
{
    public static CaseDocument Of(DocumentEntry document, CaseReading read) => new(
        document.Id,
        JsonSerializer.Deserialize<LocalText>(document.Names)!.In(read.Language),
        document.ContentType,
        document.CreatedAt,
        $"/api/v1/documents/{document.Id}",
        read.PrintsPdf || document.ContentType == "application/pdf" ? $"/api/v1/documents/{document.Id}/pdf" : null);
}

internal sealed record CaseIncident(int Number, string Element, string ElementName, string Kind, string Message, DateTime RaisedAt, DateTime? ResolvedAt)
{
    public static CaseIncident Of(IncidentRow incident, CaseReading read) =>
        new(incident.Number, incident.Element, read.ElementName(incident.Element), incident.Kind, incident.Message, incident.RaisedAt, incident.ResolvedAt);
}
