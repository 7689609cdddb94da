namespace WorkflowHub.Storage.Rows;

/// <summary>One published, immutable version of a procedure.</summary>
public sealed class ProcedureVersionRow
{
    public required string Key { get; set; }
    public int Version { get; set; }

    /// <summary>Names and descriptions by language, JSON objects.</summary>
    public required string Names { get; set; }

    public required string Descriptions { get; set; }

    /// <summary><see cref="Engine.Procedures.ProcedureSource"/> as JSON.</summary>
    public required string Source { get; set; }

    /// <summary>SHA-256 over all files, hex: the same content is not published twice.</summary>
    public required string ContentHash { get; set; }

    public DateTime PublishedAt { get; set; }
    public required string PublishedById { get; set; }

    /// <summary>The version new cases get; one per key.</summary>
    public bool IsCurrent { get; set; }

    public List<ProcedureFileRow> Files { get; } = [];
}

public sealed class ProcedureFileRow
{
    public required string Key { get; set; }
    public int Version { get; set; }
    public required string Path { get; set; }
    public required byte[] Content { get; set; }
}
