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

        var units = viewer.Subtrees.Select(path => UnitsBelow(database, path)).Aggregate((some, more) => some.Concat(more));
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

    /// <summary>The unit with a path, and those below it: what stands in its index from the path up to whatever no longer begins with it.</summary>
    private static IQueryable<string> UnitsBelow(WorkflowHubContext database, string path)
    {
        var after = $"{path[..^1]}{(char)('/' + 1)}";
#pragma warning disable CA1309, CA1310 // It is the database that compares, by code points.
        return database.Units.Where(unit => string.Compare(unit.Path, path) >= 0 && string.Compare(unit.Path, after) < 0).Select(unit => unit.Id);
#pragma warning restore CA1309, CA1310
    }
}
