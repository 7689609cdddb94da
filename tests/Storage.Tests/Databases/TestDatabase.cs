using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Storage.Tests.Databases;

/// <summary>An empty database with everything that reads and writes it, for the tests of one collection.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private ServiceProvider? services;

    /// <summary>Why these tests cannot run here, or null.</summary>
    public virtual string? Missing => null;

    public ServiceProvider Services => services ?? throw new InvalidOperationException("Not started.");
    public ICommitWriter Writer => Services.GetRequiredService<ICommitWriter>();
    public CaseStore Store => Services.GetRequiredService<CaseStore>();

    public WorkflowHubContext Open() => Services.GetRequiredService<IDbContextFactory<WorkflowHubContext>>().CreateDbContext();

    /// <summary>The same database as another node sees it.</summary>
    public ServiceProvider AnotherNode() => new ServiceCollection().AddLogging().AddStorage(Options).BuildServiceProvider();

    public StorageOptions Options { get; private set; } = new(DatabaseKind.Sqlite, "");

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null) return;
        Options = await Create();
        services = AnotherNode();
        await services.GetRequiredService<Database>().Prepare(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (services is not null) await services.DisposeAsync();
        await Remove();
    }

    protected abstract Task<StorageOptions> Create();
    protected abstract ValueTask Remove();
}

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string folder = Directory.CreateTempSubdirectory("workflowhub-sqlite-").FullName;

    protected override Task<StorageOptions> Create() => Task.FromResult(StorageOptions.InFolder(Path.Combine(folder, "data")));

    protected override ValueTask Remove()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

public sealed class PostgresTestDatabase : TestDatabase
{
    private PostgresServer? server;

    public override string? Missing => PostgresServer.Programs is null ? "PostgreSQL is not installed (apt install postgresql)." : null;

    protected override async Task<StorageOptions> Create()
    {
        server = await PostgresServer.Start();
        return new StorageOptions(DatabaseKind.Postgres, await server.CreateDatabase("storage"));
    }

    protected override ValueTask Remove() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
