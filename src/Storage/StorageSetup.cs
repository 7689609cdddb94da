using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Commits;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Documents;
using WorkflowHub.Storage.Memberships;
using WorkflowHub.Storage.Nodes;
using WorkflowHub.Storage.Organisation;
using WorkflowHub.Storage.Procedures;
using WorkflowHub.Storage.Registers;

namespace WorkflowHub.Storage;

public static class StorageSetup
{
    /// <summary>
    /// The database and everything that reads and writes it. <see cref="IDbContextFactory{TContext}"/> of
    /// <see cref="WorkflowHubContext"/> makes contexts for whoever lives long; within a request the context itself is at hand.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        switch (options.Kind)
        {
            case DatabaseKind.Sqlite: AddSqlite(services, options.Connection); break;
            case DatabaseKind.Postgres: AddPostgres(services, options.Connection); break;
            case DatabaseKind.SqlServer: AddSqlServer(services, options.Connection); break;
            default: throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "No such kind of database.");
        }
        services.AddSingleton(provider => new Database(Contexts(provider), Get<Dialect>(provider), Get<TimeProvider>(provider), Get<ILogger<Database>>(provider)));
        services.AddSingleton(provider => new CaseStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new ProcedureStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new OrganisationStore(Contexts(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new DocumentStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new RegisterStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new MembershipStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        services.AddSingleton(provider => new NodeStore(Contexts(provider), Get<Dialect>(provider), Get<WriteTurn>(provider)));
        return services;
    }

    private static void AddSqlite(IServiceCollection services, string file)
    {
        var connection = SqliteDialect.ConnectionString(file);
        services.AddContext<SqliteContext>(builder => builder.UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
        services.AddSingleton<Dialect>(new SqliteDialect(file));
        services.AddSingleton(_ => new WriteTurn(oneAtATime: true));
        services.AddSingleton<ICommitWriter>(provider => new SqliteCommitWriter(connection, Get<WriteTurn>(provider), Get<ILogger<SqliteCommitWriter>>(provider)));
    }

    private static void AddPostgres(IServiceCollection services, string connection)
    {
        services.AddContext<PostgresContext>(builder => builder.UseNpgsql(connection));
        services.AddSingleton<Dialect>(new PostgresDialect(connection));
        services.AddSingleton(_ => new WriteTurn(oneAtATime: false));
        services.AddSingleton<ICommitWriter>(provider => new PostgresCommitWriter(connection, Get<ILogger<PostgresCommitWriter>>(provider)));
    }

    private static void AddSqlServer(IServiceCollection services, string connection)
    {
        services.AddContext<SqlServerContext>(builder => builder.UseSqlServer(connection));
        services.AddSingleton<Dialect>(new SqlServerDialect(connection));
        services.AddSingleton(_ => new WriteTurn(oneAtATime: false));
        services.AddSingleton<ICommitWriter>(provider => new SqlServerCommitWriter(connection, Get<ILogger<SqlServerCommitWriter>>(provider)));
    }

    private static T Get<T>(IServiceProvider provider) where T : notnull => provider.GetRequiredService<T>();

    private static IDbContextFactory<WorkflowHubContext> Contexts(IServiceProvider provider) => Get<IDbContextFactory<WorkflowHubContext>>(provider);

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : WorkflowHubContext
    {
        services.AddPooledDbContextFactory<TContext>(builder =>
        {
            configure(builder);
            // A command that fails is an exception, and told by whoever catches it; a new database would begin its life with errors in the log.
            builder.ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug)));
        });
        services.AddSingleton<IDbContextFactory<WorkflowHubContext>, ContextFactory<TContext>>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WorkflowHubContext>>().CreateDbContext());
    }
}
