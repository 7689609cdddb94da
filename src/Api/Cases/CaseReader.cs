using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Access;
using WorkflowHub.Api.Problems;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Hosting.Documents;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Cases;

/// <summary>Reads all of one case for one person, who must be somebody that may see it.</summary>
internal sealed class CaseReader(WorkflowHubContext database, ProcedureCatalogue procedures, Callers callers, PdfPrinter printer)
{
    public async Task<CaseReading?> Read(Guid id, HttpContext context)
    {
        var cancellation = context.RequestAborted;
        var viewer = await callers.Viewer(context);
        if (!await database.CasesVisibleTo(viewer).AnyAsync(row => row.Id == id, cancellation)) return null;

        var journal = (await database.Journal.AsNoTracking().Where(entry => entry.CaseId == id).OrderBy(entry => entry.Sequence).ToListAsync(cancellation))
            .Select(entry => EventJson.Read(entry.Name, entry.Version, System.Text.Encoding.UTF8.GetBytes(entry.Body))).ToImmutableArray();
        var @case = CaseEngine.Fold(journal);
        return new CaseReading(
            @case,
            journal,
            await procedures.Get(@case.ProcedureKey, @case.ProcedureVersion, cancellation) ?? throw new InvalidDataException($"{@case.ProcedureKey} version {@case.ProcedureVersion} is gone."),
            await database.Tasks.AsNoTracking().Where(task => task.CaseId == id).Include(task => task.Candidates).OrderBy(task => task.Number).ToListAsync(cancellation),
            await database.Documents.Where(document => document.CaseId == id).OrderBy(document => document.CreatedAt)
                .Select(document => new DocumentEntry(document.Id, document.Names, document.ContentType, document.CreatedAt)).ToListAsync(cancellation),
            await database.Incidents.AsNoTracking().Where(incident => incident.CaseId == id).OrderBy(incident => incident.Number).ToListAsync(cancellation),
            await callers.Organisation(cancellation),
            viewer.PersonId,
            Language.Of(context),
            printer.IsAvailable);
    }
}

/// <summary>A case with all around it, as of one moment, and who looks at it in which language.</summary>
internal sealed record CaseReading(
    Case Case,
    ImmutableArray<Event> Journal,
    PublishedProcedure Procedure,
    IReadOnlyList<TaskRow> Tasks,
    IReadOnlyList<DocumentEntry> Documents,
    IReadOnlyList<IncidentRow> Incidents,
    OrganisationSnapshot Organisation,
    string Reader,
    string Language,
    bool PrintsPdf)
{
    public ReasonWords Reasons => new(Organisation, Procedure.Procedure, Language);

    public Named Person(string id) => Named.Person(id, Organisation);

    public string ElementName(string id) => Procedure.Procedure.ElementNames.GetValueOrDefault(id)?.In(Language) ?? id;
}

/// <param name="Names">By language, JSON.</param>
internal sealed record DocumentEntry(Guid Id, string Names, string ContentType, DateTime CreatedAt);
