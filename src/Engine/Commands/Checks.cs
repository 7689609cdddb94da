using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Commands;

/// <summary>Reasons for a refusal that several commands share.</summary>
internal static class Checks
{
    public static Refusal Refuse(string code, string message, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var named = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) named[name] = value;
        return new Refusal(code, message, named.ToImmutable());
    }

    public static Refusal? NotActive(Case @case) => @case.Status switch
    {
        CaseStatus.Active => null,
        CaseStatus.None => Refuse("no-case", "There is no such case."),
        _ => Refuse("case-ended", $"The case is over: it was {@case.Status.ToString().ToLowerInvariant()}.", ("status", @case.Status.ToString())),
    };

    /// <summary>The open task a person may act on, or why not.</summary>
    public static Refusal? TaskOf(Case @case, int number, string person, out OpenTask? task)
    {
        task = null;
        if (NotActive(@case) is { } refusal && (@case.Status == CaseStatus.None || !WasGiven(number, @case))) return refusal;
        task = @case.Task(number);
        if (task is null)
            return WasGiven(number, @case)
                ? Refuse("task-finished", $"Task {number} is finished: somebody decided, or it was taken back.", ("task", $"{number}"))
                : Refuse("unknown-task", $"The case has no task {number}.", ("task", $"{number}"));
        if (!task.HasCandidate(person))
            return Refuse("not-yours", $"Task {number} of '{task.Step}' is not given to {person}.", ("task", $"{number}"), ("step", task.Step), ("person", person));
        if (task.Assignee is { } holder && holder != person)
            return Refuse("claimed", $"Task {number} of '{task.Step}' has been taken by {holder}.", ("task", $"{number}"), ("step", task.Step), ("person", holder));
        return null;
    }

    private static bool WasGiven(int number, Case @case) => number > 0 && number <= @case.Last.Task;
}
