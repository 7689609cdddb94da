using Npgsql;
using NpgsqlTypes;

namespace WorkflowHub.Benchmarks.Approval;

internal sealed class PostgresFloor(NpgsqlDataSource source) : Floor
{
    private const string Tables = """
        create table c (id uuid primary key, revision bigint, status text, title text, data text);
        create table j (c uuid, s bigint, name text, v int, at timestamptz, who text, body text, primary key (c, s));
        create table t (id text primary key, c uuid, step text, names text, status text, created timestamptz);
        create table k (t text, p text, why text, primary key (t, p));
        create table p (c uuid, p text, primary key (c, p));
        create table i (key text primary key, c uuid, hash text, revision bigint, at timestamptz);
        create index t_open on t (status, created);
        """;

    private static readonly string[] Inserts =
    [
        "insert into c select id, 1, 'active', 'Chairs', $2 from unnest($1) id",
        $"insert into j select id, n, 'TaskCreated', 1, now(), 'p-an', $2 from unnest($1) id, generate_series(1, {Facts}) n",
        "insert into t select replace(id::text, '-', ''), id, 'first', '{\"en\":\"First decision\"}', 'open', now() from unnest($1) id",
        "insert into k select replace(id::text, '-', ''), 'p-binh', 'Head of Sales North' from unnest($1) id",
        "insert into p select id, 'p-an' from unnest($1) id",
        "insert into i select id::text, id, 'c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2', 1, now() from unnest($1) id",
    ];

    public static async Task<PostgresFloor> CreateAsync(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using var tables = source.CreateCommand(Tables);
        await tables.ExecuteNonQueryAsync();
        return new PostgresFloor(source);
    }

    public override Task WriteOneAsync(int client) => WriteGroupAsync(1);

    public override async Task WriteGroupAsync(int commands)
    {
        var ids = Enumerable.Range(0, commands).Select(_ => Guid.CreateVersion7()).ToArray();
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var sql in Inserts)
        {
            var insert = new NpgsqlBatchCommand(sql);
            insert.Parameters.Add(new NpgsqlParameter { Value = ids, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            if (sql.Contains("$2", StringComparison.Ordinal)) insert.Parameters.Add(new NpgsqlParameter { Value = sql.Contains("into c", StringComparison.Ordinal) ? CaseData : Body });
            batch.BatchCommands.Add(insert);
        }
        await batch.ExecuteNonQueryAsync();
        await transaction.CommitAsync();
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
