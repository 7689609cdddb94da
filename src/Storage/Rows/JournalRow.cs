namespace WorkflowHub.Storage.Rows;

/// <summary>One fact of a case. Never changed, never deleted.</summary>
public sealed class JournalRow
{
    public Guid CaseId { get; set; }

    /// <summary>From 1, without gaps.</summary>
    public long Sequence { get; set; }

    public required string Name { get; set; }
    public int Version { get; set; }
    public DateTime At { get; set; }
    public required string ById { get; set; }

    /// <summary>The event as <see cref="Engine.Journal.EventJson"/> writes it.</summary>
    public required string Body { get; set; }
}

/// <summary>A command that was carried out: the same key gets the same answer again.</summary>
public sealed class CommandRow
{
    /// <summary>Who sent it and their idempotency key, <c>{person}:{key}</c>.</summary>
    public required string Key { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>SHA-256 of what was asked, hex; another body under the same key is refused.</summary>
    public required string RequestHash { get; set; }

    /// <summary>The case's revision after it.</summary>
    public long Revision { get; set; }

    public DateTime At { get; set; }
}

/// <summary>A moment at which a case must be woken.</summary>
public sealed class TimerRow
{
    public Guid CaseId { get; set; }
    public int Number { get; set; }
    public DateTime DueAt { get; set; }
}

/// <summary>An errand asked for and not yet done.</summary>
public sealed class JobRow
{
    public Guid CaseId { get; set; }
    public int Number { get; set; }
    public required string Element { get; set; }
    public required string Kind { get; set; }
    public required string Input { get; set; }

    /// <summary>Sequence of the event that asked for it: after an incident it is asked for again under the same number.</summary>
    public long Asked { get; set; }

    /// <summary>Attempts begun; counted before each one is made.</summary>
    public int Attempts { get; set; }

    /// <summary>Not before this moment (backoff, or the lease of an attempt under way).</summary>
    public DateTime NotBefore { get; set; }
}

/// <summary>A fault that a person has to look at.</summary>
public sealed class IncidentRow
{
    public Guid CaseId { get; set; }
    public int Number { get; set; }
    public required string Element { get; set; }
    public required string Kind { get; set; }
    public required string Message { get; set; }
    public DateTime RaisedAt { get; set; }
    public DateTime? ResolvedAt { get; set; }
}
