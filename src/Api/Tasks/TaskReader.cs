using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Api.Cases;
using WorkflowHub.Api.Problems;
using WorkflowHub.Api.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Documents;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Tasks;

/// <summary>Puts together what somebody needs in order to decide.</summary>
internal sealed class TaskReader(WorkflowHubContext database, DocumentView documents)
{
    public async Task<TaskDetail?> Read(int number, CaseReading read, CancellationToken cancellation)
    {
        if (read.Tasks.FirstOrDefault(row => row.Number == number) is not { } row) return null;
        var step = ShownStep.Of(row.StepId, read);
        var open = read.Case.Task(number);
        var about = CaseTask.Of(row, read);
        return new TaskDetail(
            row.Id,
            row.StepId,
            about.Name,
            row.Status,
            read.Case.Rounds.FirstOrDefault(round => round.Number == row.Round)?.Turn ?? read.Case.Step(row.StepId)?.Turns ?? 1,
            row.CreatedAt,
            row.DueAt,
            row.Candidates.FirstOrDefault(candidate => candidate.PersonId == read.Reader) is { } found ? read.Reasons.Say(found.Why) : null,
            Mine: open is not null && open.HasCandidate(read.Reader) && (open.Assignee is null || open.Assignee == read.Reader),
            Claimable: open is { Assignee: null } && open.HasCandidate(read.Reader),
            about.Assignee,
            CaseDetail.Of(read),
            step.Form is { } form ? FormDocument.Of(form, read.Procedure) : null,
            step.Fields.ToImmutableSortedDictionary(field => field.Key, field => field.Value.ToString().ToLowerInvariant()),
            step.Form is { } named ? read.Procedure.Forms[named].Visible(read.Case.Data, step.Fields) : ContextValue.Empty,
            open?.Assignee == read.Reader ? open.Draft : null,
            await Document(step, read, cancellation),
            [.. (open is null ? step.Outcomes : step.For(open, read.Language)).Select(outcome => new OfferedOutcome(outcome.Id, outcome.Name.In(read.Language), outcome.Kind.ToString().ToLowerInvariant(), outcome.CommentRequired))],
            open is null ? [] : ReturnsOf(open, step, read),
            open is null ? Moves.OnFinished(read, row.Number) : Moves.OnTask(read, open, step),
            await Next(row, read, cancellation));
    }

    private async Task<ShownDocument?> Document(ShownStep step, CaseReading read, CancellationToken cancellation)
    {
        if (step.Document is not { } template) return null;
        var rendering = await documents.Render(read.Procedure, template, read.Case, read.Language, cancellation);
        var name = read.Procedure.Procedure.Source.Templates[template].Name.In(read.Language);
        return rendering?.Html is { } html ? new ShownDocument(name, html) : null;
    }

    private static ImmutableArray<OfferedReturn> ReturnsOf(OpenTask open, ShownStep step, CaseReading read) =>
        open.Assignee != read.Reader ? [] :
        [.. step.Returns.Where(target => Moves.MayReturn(read, open, target.To, target.Then))
            .Select(target => new OfferedReturn(target.To, TargetName(target.To, read), AfterReturns.Write(target.Then)))];

    private static string TargetName(string to, CaseReading read) => to switch
    {
        "applicant" => read.Person(read.Case.Applicant).Name,
        "previous" => Sentences.Say(read.Language, "step.previous"),
        _ => ShownStep.Of(to, read).Name,
    };

    private async Task<Named?> Next(TaskRow row, CaseReading read, CancellationToken cancellation)
    {
        var next = await database.InboxOf(read.Reader).Where(task => task.Id != row.Id)
            .OrderBy(task => task.DueAt == null).ThenBy(task => task.DueAt).ThenBy(task => task.CreatedAt)
            .Select(task => new { task.Id, task.Case!.Title }).FirstOrDefaultAsync(cancellation);
        return next is null ? null : new Named(next.Id, next.Title);
    }
}
