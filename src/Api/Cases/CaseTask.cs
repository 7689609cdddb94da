using System.Collections.Immutable;
using System.Text.Json;
using WorkflowHub.Api.Problems;
using WorkflowHub.Api.Tasks;
using WorkflowHub.Engine;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Cases;

internal sealed record CaseTask(
    string Id,
    string Step,
    string Name,
    string Status,
    ImmutableArray<PersonWithReason> People,
    Named? Assignee,
    DateTime CreatedAt,
    DateTime? DueAt,
    DateTime? CompletedAt,
    Named? CompletedBy,
    GivenOutcome? Outcome,
    string? Comment)
{
    public static CaseTask Of(TaskRow task, CaseReading read) => new(
        task.Id,
        task.StepId,
        JsonSerializer.Deserialize<LocalText>(task.StepNames)!.In(read.Language),
        task.Status,
        [.. task.Candidates.Select(candidate => PersonWithReason.Of(candidate.PersonId, candidate.Why, read.Organisation, read.Reasons))],
        task.AssigneeId is { } assignee ? read.Person(assignee) : null,
        task.CreatedAt,
        task.DueAt,
        task.CompletedAt,
        task.CompletedById is { } by ? read.Person(by) : null,
        task.Outcome is { } outcome ? GivenOutcome.Of(ShownStep.Of(task.StepId, read), outcome, read.Language) : null,
        task.Comment);
}

internal sealed record GivenOutcome(string Id, string Name, string Kind)
{
    public static GivenOutcome Of(ShownStep step, string outcome, string language) =>
        step.Outcomes.FirstOrDefault(known => known.Id == outcome) is { } known
        ? new GivenOutcome(outcome, known.Name.In(language), known.Kind.ToString().ToLowerInvariant())
        : new GivenOutcome(outcome, Sentences.Find(language, $"outcome.{outcome}") ?? outcome, "neutral");
}
