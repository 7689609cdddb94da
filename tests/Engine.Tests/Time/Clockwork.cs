using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Time;

/// <summary>A case in an organisation whose units have calendars: in Hanoi Wednesdays are closed and Saturdays and Sundays are not.</summary>
internal sealed class Clockwork(Procedure procedure, string from = "2026-03-02T09:00", string zone = Clockwork.Hanoi)
{
    private const string Hanoi = "Asia/Ho_Chi_Minh";

    private static readonly CalendarRules Centre = Calendar.Office.Rules(Hanoi,
        ("wednesday", "closed"), ("saturday", Calendar.Office.Hours), ("sunday", Calendar.Office.Hours));

    private static readonly OrganisationSnapshot Organisation = new(
        [.. Story.Organisation.Units.Select(unit => unit.Id == "hq" ? unit with { Calendar = Centre } : unit),
            new Unit("south", "S", LocalText.Of("South"), "department", "hq", Calendar.Office.Rules(null, ("wednesday", Calendar.Office.Hours))),
            new Unit("berlin", "B", LocalText.Of("Berlin"), "department", null, Calendar.Office.Rules("Europe/Berlin"))],
        Story.Organisation.People,
        [.. Story.Organisation.People.SelectMany(person => Story.Organisation.PostsOf(person.Id)).Where(post => post.Person != "dung"),
            new Assignment("dung", "south", "head"), new Assignment("dung", "hq", "head", false)]);

    private readonly List<Event> journal = [];
    private readonly List<string> notices = [];
    private DateTimeOffset now = Moment(from, zone);

    public Case Case { get; private set; } = Case.None;
    public DateTimeOffset Begun { get; } = Moment(from, zone);
    public ImmutableArray<string> Notices => [.. notices];

    /// <summary>What happened because of time, with the moment.</summary>
    public ImmutableArray<string> Told => [.. journal.Select(@event => (@event.At, Text: Tell(@event))).Where(told => told.Text is not null).Select(told => $"{Wall(told.At)} {told.Text}")];

    public Clockwork Start(params (string, Value)[] data) =>
        Do(new StartCase(Guid.Empty, "north", ContextValue.Of([("urgent", Value.Of(true)), ("unit", Value.Of("south")), .. data])) { At = now, By = "an" });

    public Clockwork Wait(TimeSpan time)
    {
        var until = now + time;
        while (Case.Timers.Where(timer => timer.DueAt <= until).MinBy(timer => timer.DueAt) is { } due)
        {
            if (due.DueAt > now) now = due.DueAt;
            Do(new FireTimer(due.Number) { At = now, By = Command.System });
        }
        now = until;
        return this;
    }

    public Clockwork Do(Command command)
    {
        var decision = Try(command);
        Assert.Null(decision.Refusal);
        journal.AddRange(decision.Events);
        notices.AddRange(decision.Effects.OfType<Notify>().Select(notice => $"{notice.Kind} {string.Join(' ', notice.People)}"));
        Case = decision.Case;
        Assert.Equal(Words.Of(Case), Words.Of(CaseEngine.Fold(journal.Select(Stored))));
        return this;
    }

    public Decision Try(Command command) => CaseEngine.Handle(procedure, Case, command with { At = now }, Organisation);

    public string? Refused(Command command) => Try(command).Refusal?.Code;

    public static string Wall(DateTimeOffset? moment, string zone = Hanoi) => moment is { } at
        ? TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)
        : "none";

    private static DateTimeOffset Moment(string wall, string zone)
    {
        var at = DateTime.Parse(wall, CultureInfo.InvariantCulture);
        return new DateTimeOffset(at, TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(at)).ToUniversalTime();
    }

    private static string? Tell(Event @event) => @event switch
    {
        Reminded reminded => $"Reminded {string.Join(' ', reminded.People)}",
        Escalated escalated => $"Escalated {escalated.Kind} {string.Join(' ', escalated.People)}",
        TaskCreated created when created.By == Command.System => created.Step == "a" ? $"TaskCreated {created.Candidates[0].Person}" : null,
        DecidedByTime decided => $"DecidedByTime {decided.Outcome}",
        RoundClosed closed => $"RoundClosed {closed.Outcome}",
        DeadlinePaused paused => $"DeadlinePaused {paused.Reason}",
        DeadlineResumed resumed => $"DeadlineResumed {Wall(resumed.DueAt)}",
        _ => null,
    };

    private static Event Stored(Event @event)
    {
        var (name, version) = EventJson.NameOf(@event);
        return EventJson.Read(name, version, EventJson.Write(@event));
    }
}
