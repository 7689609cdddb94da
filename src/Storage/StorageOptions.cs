namespace WorkflowHub.Storage;

public enum DatabaseKind { Sqlite, Postgres, SqlServer }

/// <summary>Where everything is kept.</summary>
/// <param name="Connection">A connection string of that database's own kind; for SQLite the path of the file.</param>
public sealed record StorageOptions(DatabaseKind Kind, string Connection)
{
    /// <summary>A SQLite database in a folder of its own.</summary>
    public static StorageOptions InFolder(string folder) => new(DatabaseKind.Sqlite, Path.Combine(folder, "workflowhub.db"));
}
