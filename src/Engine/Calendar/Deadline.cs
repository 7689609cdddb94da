namespace WorkflowHub.Engine.Calendar;

/// <summary>A time during which a deadline does not run.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset To);

/// <summary>When something is due. It can stand still, for instance while the applicant is asked; why is for the event that says so.</summary>
/// <param name="PausedSince">Null while it runs.</param>
public sealed record Deadline(Allowance Allowance, DateTimeOffset DueAt, DateTimeOffset? PausedSince = null)
{
    /// <summary>A deadline that begins to run at a moment; null when the calendar has no such working time.</summary>
    public static Deadline? From(DateTimeOffset moment, Allowance allowance, WorkingCalendar calendar) =>
        calendar.Add(moment, allowance) is { } due ? new Deadline(allowance, due) : null;

    /// <summary>Stands still from a moment; as it was when it stands still already.</summary>
    public Deadline Pause(DateTimeOffset at) => PausedSince is null ? this with { PausedSince = at } : this;

    /// <summary>
    /// Runs again: what was left at the pause is left now. In calendar time that is the time that passed; in working time the working hours that were
    /// left. A deadline missed before the pause stays missed.
    /// </summary>
    public Deadline Resume(DateTimeOffset at, WorkingCalendar calendar)
    {
        if (PausedSince is not { } since) return this;
        if (since >= DueAt || at <= since) return this with { PausedSince = null };
        var due = Allowance is WorkingTime ? calendar.Add(at, WorkingTime.OfHours(calendar.WorkingTimeBetween(since, DueAt))) : DueAt + (at - since);
        return this with { DueAt = due ?? DueAt, PausedSince = null };
    }
}
