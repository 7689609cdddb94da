using System.Collections.Immutable;
using WorkflowHub.Api.Problems;
using WorkflowHub.Api.Tasks;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;

namespace WorkflowHub.Api.Cases;

/// <param name="Sequence">Of the event in the case's journal.</param>
/// <param name="Kind">The event's name.</param>
internal sealed record TimelineEntry(int Sequence, DateTimeOffset At, Named? By, string Kind, string Text);

/// <summary>The journal told to people: what somebody did, or would want to know of; not each step of the engine.</summary>
internal static class Timeline
{
    public static ImmutableArray<TimelineEntry> Of(CaseReading read) =>
        [.. read.Journal.Select((@event, at) => Tell(read, @event) is { } text
            ? new TimelineEntry(at + 1, @event.At, @event.By == Command.System ? null : read.Person(@event.By), @event.GetType().Name, text)
            : null).OfType<TimelineEntry>()];

    private static string? Tell(CaseReading read, Event @event) => @event switch
    {
        CaseStarted => Say(read, @event),
        CommentAdded added => Say(read, @event, ("comment", added.Text)),
        TaskClaimed claimed => Say(read, @event, ("step", StepOfTask(read, claimed.Task))),
        TaskReleased released => Say(read, @event, ("step", StepOfTask(read, released.Task))),
        TaskCompleted completed when completed.Step == read.Procedure.Procedure.StartStep.Id => With(read, completed.Comment, Say(read, @event, "timeline.SentAgain")),
        TaskCompleted { Anonymous: true } secret => Say(read, @event, "timeline.Voted", ("step", StepName(read, secret.Step))),
        TaskCompleted { OnBehalfOf: { } other } acting => With(read, acting.Comment, OnBehalf(read, other, Say(read, @event, ("step", StepName(read, acting.Step)), ("outcome", OutcomeName(read, acting.Step, acting.Outcome))))),
        TaskCompleted completed => With(read, completed.Comment, Say(read, @event, ("step", StepName(read, completed.Step)), ("outcome", OutcomeName(read, completed.Step, completed.Outcome)))),
        StepReturned returned => With(read, returned.Comment, Say(read, @event, ("step", StepName(read, returned.From)), ("to", StepName(read, returned.To)))),
        RuleApplied rule => RuleTold.Of(read, rule),
        JobCompleted job => Say(read, @event, ("step", read.ElementName(job.Element))),
        // A step's own timer tells what came of it in an event of its own.
        TimerFired timer when read.Procedure.Procedure.Step(timer.Element) is not null => null,
        TimerFired timer => Say(read, @event, ("step", read.ElementName(timer.Element))),
        Reminded reminded => Say(read, @event, ("step", StepName(read, reminded.Step)), ("people", People(read, reminded.People))),
        Escalated { People.IsEmpty: true } => null,
        Escalated escalated => Say(read, @event, ("step", StepName(read, escalated.Step)), ("people", People(read, escalated.People))),
        DecidedByTime decided => Say(read, @event, ("step", StepName(read, decided.Step)), ("outcome", GivenOutcome.Of(ShownStep.Of(decided.Step, read), decided.Outcome, read.Language).Name)),
        DeadlinePaused paused => With(read, paused.Reason, Say(read, @event, ("step", StepName(read, paused.Step)))),
        DeadlineResumed resumed => Say(read, @event, ("step", StepName(read, resumed.Step))),
        DeadlineExtended extended => With(read, extended.Reason, Say(read, @event, ("step", StepName(read, extended.Step)))),
        IncidentRaised incident => Say(read, @event, ("step", read.ElementName(incident.Element)), ("comment", incident.Message)),
        IncidentResolved => Say(read, @event),
        CaseMigrated migrated => With(read, migrated.Reason, Say(read, @event, ("version", $"{migrated.To}"))),
        CaseEnded ended => With(read, ended.Reason, Say(read, @event, $"timeline.CaseEnded.{ended.Status}")),
        _ => MoveTold.Of(read, @event),
    };

    internal static string Say(CaseReading read, Event @event, params ReadOnlySpan<(string Name, string Fact)> facts) =>
        Say(read, @event, $"timeline.{@event.GetType().Name}", facts);

    internal static string Say(CaseReading read, Event @event, string key, params ReadOnlySpan<(string Name, string Fact)> facts)
    {
        var named = new Dictionary<string, string> { ["by"] = @event.By == Command.System ? Sentences.Say(read.Language, "someone.system") : read.Person(@event.By).Name };
        foreach (var (name, fact) in facts) named[name] = fact;
        return Sentences.Say(read.Language, key, named);
    }

    private static string OnBehalf(CaseReading read, string other, string text) => Sentences.Say(read.Language, "timeline.OnBehalf", new Dictionary<string, string>
    {
        ["text"] = text, ["other"] = read.Organisation.Unit(other)?.Name.In(read.Language) ?? read.Person(other).Name,
    });

    internal static string OutcomeName(CaseReading read, string step, string outcome) => GivenOutcome.Of(ShownStep.Of(step, read), outcome, read.Language).Name;

    internal static string With(CaseReading read, string? comment, string text) =>
        string.IsNullOrWhiteSpace(comment) ? text : Sentences.Say(read.Language, "timeline.comment", new Dictionary<string, string> { ["text"] = text, ["comment"] = comment });

    private static string People(CaseReading read, ImmutableArray<string> people) => string.Join(", ", people.Select(person => read.Person(person).Name));

    internal static string StepName(CaseReading read, string step) => ShownStep.Of(step, read).Name;

    internal static string StepOfTask(CaseReading read, int task) => read.Tasks.FirstOrDefault(row => row.Number == task) is { } row ? StepName(read, row.StepId) : "";
}
