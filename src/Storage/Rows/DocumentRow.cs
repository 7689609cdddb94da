namespace WorkflowHub.Storage.Rows;

/// <summary>A rendered document of a case. Immutable.</summary>
public sealed class DocumentRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }

    /// <summary>The job that made it; one document per job.</summary>
    public int Job { get; set; }

    public required string TemplateId { get; set; }

    /// <summary>Names by language, JSON object.</summary>
    public required string Names { get; set; }

    /// <summary><c>text/html</c> or <c>application/pdf</c>.</summary>
    public required string ContentType { get; set; }

    /// <summary>SHA-256 of the content, hex.</summary>
    public required string Hash { get; set; }

    public required byte[] Content { get; set; }
    public DateTime CreatedAt { get; set; }
}

/// <summary>A number given in a register. Gap-free and unique within its series.</summary>
public sealed class RegisterEntryRow
{
    /// <summary>Book and reset period, e.g. <c>incoming/2026</c>.</summary>
    public required string Series { get; set; }

    public int Number { get; set; }

    /// <summary>As printed, e.g. <c>07/2026-IN</c>.</summary>
    public required string Text { get; set; }

    public Guid CaseId { get; set; }

    /// <summary>The job that asked; asked again it gets the same number.</summary>
    public int Job { get; set; }

    public DateTime GivenAt { get; set; }
}

/// <summary>The last number given in a series; locked while the next one is given, so that none is left out.</summary>
public sealed class SeriesRow
{
    public required string Name { get; set; }
    public int Last { get; set; }
}
