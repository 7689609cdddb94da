namespace WorkflowHub.Storage.Rows;

/// <summary>A server of the cluster, dead or alive.</summary>
public sealed class NodeRow
{
    /// <summary>Address with the moment at which it started: a server that starts again is another one.</summary>
    public required string Address { get; set; }

    /// <summary>What the servers say of it, JSON.</summary>
    public required string Entry { get; set; }

    public bool Dead { get; set; }

    /// <summary>Grows with every change of the entry.</summary>
    public long Revision { get; set; }

    /// <summary>When it last said so itself.</summary>
    public DateTime AliveAt { get; set; }
}
