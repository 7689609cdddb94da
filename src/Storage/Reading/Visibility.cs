using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Reading;

/// <summary>
/// The one place that says who sees what: a case is seen by who takes or took part in it, and by who answers for its unit; all else
/// is seen with its case. Every query made for a person begins with one of these.
/// </summary>
public static class Visibility
{
    public static IQueryable<CaseRow> CasesVisibleTo(this WorkflowHubContext database, Viewer viewer)
    {
        var takesPart = TakesPart(database, viewer);
        if (viewer.Subtrees.IsEmpty) return database.Cases.Where(row => takesPart.Contains(row.Id));

        var subtrees = viewer.Subtrees.ToArray();
#pragma warning disable CA1310 // It is the database that compares, by code points.
        var units = database.Units.Where(unit => subtrees.Any(path => unit.Path.StartsWith(path))).Select(unit => unit.Id);
#pragma warning restore CA1310
        return database.Cases.Where(row => takesPart.Contains(row.Id) || units.Contains(row.UnitId));
    }

    public static IQueryable<TaskRow> TasksVisibleTo(this WorkflowHubContext database, Viewer viewer)
    {
        var cases = VisibleCaseIds(database, viewer);
        return database.Tasks.Where(task => cases.Contains(task.CaseId));
    }

    public static IQueryable<DocumentRow> DocumentsVisibleTo(this WorkflowHubContext database, Viewer viewer)
    {
        var cases = VisibleCaseIds(database, viewer);
        return database.Documents.Where(document => cases.Contains(document.CaseId));
    }

    public static IQueryable<IncidentRow> IncidentsVisibleTo(this WorkflowHubContext database, Viewer viewer)
    {
        var cases = VisibleCaseIds(database, viewer);
        return database.Incidents.Where(incident => cases.Contains(incident.CaseId));
    }

    /// <summary>Open tasks that wait for a person: theirs, or a group's that nobody has claimed.</summary>
    public static IQueryable<TaskRow> InboxOf(this WorkflowHubContext database, string personId)
    {
        var open = database.Candidates.Where(candidate => candidate.PersonId == personId && candidate.Open).Select(candidate => candidate.TaskId);
        return database.Tasks.Where(task => open.Contains(task.Id) && (task.AssigneeId == null || task.AssigneeId == personId));
    }

    private static IQueryable<Guid> VisibleCaseIds(WorkflowHubContext database, Viewer viewer) =>
        viewer.Subtrees.IsEmpty ? TakesPart(database, viewer) : database.CasesVisibleTo(viewer).Select(row => row.Id);

    private static IQueryable<Guid> TakesPart(WorkflowHubContext database, Viewer viewer)
    {
        var person = viewer.PersonId;
        return database.Participants.Where(participant => participant.PersonId == person).Select(participant => participant.CaseId);
    }
}
