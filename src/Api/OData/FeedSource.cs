using WorkflowHub.Api.OData.Rows;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Reading;

namespace WorkflowHub.Api.OData;

/// <summary>
/// The rows behind the sets, as one person may see them and in one language. Whatever a query names is worked out by the database;
/// what it does not name costs nothing.
/// </summary>
internal sealed class FeedSource(WorkflowHubContext database, Viewer viewer, string language)
{
    private readonly string path = $"$.{language}";
    private readonly string me = viewer.PersonId;

    public IQueryable<ProcedureItem> Procedures => database.ProcedureVersions.Where(version => version.IsCurrent).Select(version => new ProcedureItem
    {
        Key = version.Key,
        Version = version.Version,
        Name = JsonText.Value(version.Names, language, path) ?? JsonText.Value(version.Names, "en", "$.en") ?? version.Key,
        Description = JsonText.Value(version.Descriptions, language, path) ?? JsonText.Value(version.Descriptions, "en", "$.en") ?? "",
        PublishedAt = version.PublishedAt,
    });

    public IQueryable<CaseItem> Cases => database.CasesVisibleTo(viewer).Select(row => new CaseItem
    {
        Id = row.Id,
        ProcedureKey = row.ProcedureKey,
        ProcedureVersion = row.ProcedureVersion,
        ProcedureName = database.ProcedureVersions.Where(version => version.Key == row.ProcedureKey && version.Version == row.ProcedureVersion)
            .Select(version => JsonText.Value(version.Names, language, path) ?? JsonText.Value(version.Names, "en", "$.en")).FirstOrDefault(),
        Title = row.Title,
        Status = row.Status,
        ApplicantId = row.ApplicantId,
        ApplicantName = database.People.Where(person => person.Id == row.ApplicantId).Select(person => person.Name).FirstOrDefault(),
        UnitId = row.UnitId,
        UnitName = database.Units.Where(unit => unit.Id == row.UnitId)
            .Select(unit => JsonText.Value(unit.Names, language, path) ?? JsonText.Value(unit.Names, "en", "$.en")).FirstOrDefault(),
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Revision = row.Revision,
        Tasks = row.Tasks.Select(task => new TaskItem
        {
            Id = task.Id,
            CaseId = task.CaseId,
            Number = task.Number,
            StepId = task.StepId,
            StepName = JsonText.Value(task.StepNames, language, path) ?? JsonText.Value(task.StepNames, "en", "$.en"),
            Status = task.Status,
            Mine = task.Candidates.Any(candidate => candidate.PersonId == me) && (task.AssigneeId == null || task.AssigneeId == me),
            AssigneeId = task.AssigneeId,
            AssigneeName = database.People.Where(person => person.Id == task.AssigneeId).Select(person => person.Name).FirstOrDefault(),
            CreatedAt = task.CreatedAt,
            DueAt = task.DueAt,
            CompletedAt = task.CompletedAt,
            CompletedById = task.CompletedById,
            CompletedByName = database.People.Where(person => person.Id == task.CompletedById).Select(person => person.Name).FirstOrDefault(),
            Outcome = task.Outcome,
            Comment = task.Comment,
            CaseTitle = task.Case!.Title,
            ProcedureKey = task.Case.ProcedureKey,
            ProcedureName = database.ProcedureVersions.Where(version => version.Key == task.Case.ProcedureKey && version.Version == task.Case.ProcedureVersion)
                .Select(version => JsonText.Value(version.Names, language, path) ?? JsonText.Value(version.Names, "en", "$.en")).FirstOrDefault(),
        }),
    });

    // A task is seen with its case, so what a task leads to needs no filter of its own.
    public IQueryable<TaskItem> Tasks => database.TasksVisibleTo(viewer).Select(task => new TaskItem
    {
        Id = task.Id,
        CaseId = task.CaseId,
        Number = task.Number,
        StepId = task.StepId,
        StepName = JsonText.Value(task.StepNames, language, path) ?? JsonText.Value(task.StepNames, "en", "$.en"),
        Status = task.Status,
        Mine = task.Candidates.Any(candidate => candidate.PersonId == me) && (task.AssigneeId == null || task.AssigneeId == me),
        AssigneeId = task.AssigneeId,
        AssigneeName = database.People.Where(person => person.Id == task.AssigneeId).Select(person => person.Name).FirstOrDefault(),
        CreatedAt = task.CreatedAt,
        DueAt = task.DueAt,
        CompletedAt = task.CompletedAt,
        CompletedById = task.CompletedById,
        CompletedByName = database.People.Where(person => person.Id == task.CompletedById).Select(person => person.Name).FirstOrDefault(),
        Outcome = task.Outcome,
        Comment = task.Comment,
        CaseTitle = task.Case!.Title,
        ProcedureKey = task.Case.ProcedureKey,
        ProcedureName = database.ProcedureVersions.Where(version => version.Key == task.Case.ProcedureKey && version.Version == task.Case.ProcedureVersion)
            .Select(version => JsonText.Value(version.Names, language, path) ?? JsonText.Value(version.Names, "en", "$.en")).FirstOrDefault(),
        Case = new CaseItem
        {
            Id = task.Case.Id,
            ProcedureKey = task.Case.ProcedureKey,
            ProcedureVersion = task.Case.ProcedureVersion,
            ProcedureName = database.ProcedureVersions.Where(version => version.Key == task.Case.ProcedureKey && version.Version == task.Case.ProcedureVersion)
                .Select(version => JsonText.Value(version.Names, language, path) ?? JsonText.Value(version.Names, "en", "$.en")).FirstOrDefault(),
            Title = task.Case.Title,
            Status = task.Case.Status,
            ApplicantId = task.Case.ApplicantId,
            ApplicantName = database.People.Where(person => person.Id == task.Case.ApplicantId).Select(person => person.Name).FirstOrDefault(),
            UnitId = task.Case.UnitId,
            UnitName = database.Units.Where(unit => unit.Id == task.Case.UnitId)
                .Select(unit => JsonText.Value(unit.Names, language, path) ?? JsonText.Value(unit.Names, "en", "$.en")).FirstOrDefault(),
            StartedAt = task.Case.StartedAt,
            EndedAt = task.Case.EndedAt,
            Revision = task.Case.Revision,
        },
    });

    public IQueryable<UnitItem> Units => database.Units.Select(unit => new UnitItem
    {
        Id = unit.Id,
        Code = unit.Code,
        Name = JsonText.Value(unit.Names, language, path) ?? JsonText.Value(unit.Names, "en", "$.en"),
        Type = unit.Type,
        ParentId = unit.ParentId,
        Parent = database.Units.Where(parent => parent.Id == unit.ParentId).Select(parent => new UnitItem
        {
            Id = parent.Id,
            Code = parent.Code,
            Name = JsonText.Value(parent.Names, language, path) ?? JsonText.Value(parent.Names, "en", "$.en"),
            Type = parent.Type,
            ParentId = parent.ParentId,
        }).FirstOrDefault(),
    });

    public IQueryable<PersonItem> People => database.People.Select(person => new PersonItem
    {
        Id = person.Id,
        Name = person.Name,
        Active = person.Active,
        UnitId = person.Posts.Where(post => post.Main).Select(post => post.UnitId).FirstOrDefault(),
        UnitName = person.Posts.Where(post => post.Main)
            .SelectMany(post => database.Units.Where(unit => unit.Id == post.UnitId).Select(unit => JsonText.Value(unit.Names, language, path) ?? JsonText.Value(unit.Names, "en", "$.en")))
            .FirstOrDefault(),
        Position = person.Posts.Where(post => post.Main).Select(post => post.Position).FirstOrDefault(),
    });
}
