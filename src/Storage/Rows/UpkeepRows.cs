namespace WorkflowHub.Storage.Rows;

/// <summary>A number that grows with every change of what it names, so that a copy in memory knows when it is out of date.</summary>
public sealed class StampRow
{
    public const string Organisation = "organisation";
    public const string Procedures = "procedures";
    public const string Cluster = "cluster";

    public required string Name { get; set; }
    public long Value { get; set; }
}

/// <summary>A key that protects cookies and the like; shared by all nodes and kept over restarts.</summary>
public sealed class ProtectionKeyRow
{
    public required string Name { get; set; }
    public required string Xml { get; set; }
}
