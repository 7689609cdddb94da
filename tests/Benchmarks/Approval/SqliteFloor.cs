using Microsoft.Data.Sqlite;

namespace WorkflowHub.Benchmarks.Approval;

internal sealed class SqliteFloor : Floor
{
    private const string Tables = """
        pragma journal_mode=wal; pragma synchronous=full;
        create table c (id blob primary key, revision integer, status text, title text, data text);
        create table j (c blob, s integer, name text, v integer, at text, who text, body text, primary key (c, s)) without rowid;
        create table t (id text primary key, c blob, step text, names text, status text, created text);
        create table k (t text, p text, why text, primary key (t, p)) without rowid;
        create table p (c blob, p text, primary key (c, p)) without rowid;
        create table i (key text primary key, c blob, hash text, revision integer, at text);
        create index t_open on t (status, created);
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("workflowhub-floor-").FullName;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand[] commands;
    private readonly SemaphoreSlim one = new(1);

    public SqliteFloor()
    {
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")};Pooling=False");
        connection.Open();
        Run(Tables);
        commands =
        [
            Prepare("insert into c values ($id, 1, 'active', 'Chairs', $text)"),
            Prepare("insert into j values ($id, $n, 'TaskCreated', 1, '2026-03-02 08:00:00', 'p-an', $text)"),
            Prepare("insert into t values ($key, $id, 'first', '{\"en\":\"First decision\"}', 'open', '2026-03-02 08:00:00')"),
            Prepare("insert into k values ($key, 'p-binh', 'Head of Sales North')"),
            Prepare("insert into p values ($id, 'p-an')"),
            Prepare("insert into i values ($key, $id, 'c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2', 1, '2026-03-02 08:00:00')"),
        ];
    }

    public override async Task WriteOneAsync(int client)
    {
        // SQLite has one writer, however many clients there are.
        await one.WaitAsync();
        try
        {
            await Task.Run(() => Write(1));
        }
        finally
        {
            one.Release();
        }
    }

    public override Task WriteGroupAsync(int commands) => Task.Run(() => Write(commands));

    public override ValueTask DisposeAsync()
    {
        foreach (var command in commands) command.Dispose();
        connection.Dispose();
        one.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Write(int many)
    {
        Run("begin immediate");
        for (var i = 0; i < many; i++) WriteRows(Guid.CreateVersion7());
        Run("commit");
    }

    private void WriteRows(Guid id)
    {
        foreach (var command in commands)
        {
            command.Parameters["$id"].Value = id.ToByteArray();
            command.Parameters["$key"].Value = id.ToString("N");
            command.Parameters["$text"].Value = command == commands[0] ? CaseData : Body;
            for (var fact = 1; fact <= (command == commands[1] ? Facts : 1); fact++)
            {
                command.Parameters["$n"].Value = fact;
                command.ExecuteNonQuery();
            }
        }
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$id", "$key", "$text", "$n" }) command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
        return command;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
