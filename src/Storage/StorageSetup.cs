using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Storage.Databases;

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
        switch (options.Kind)
        {
            case DatabaseKind.Sqlite: services.AddContext<SqliteContext>(builder => builder.UseSqlite($"Data Source={options.Connection}")); break;
            case DatabaseKind.Postgres: services.AddContext<PostgresContext>(builder => builder.UseNpgsql(options.Connection)); break;
            case DatabaseKind.SqlServer: services.AddContext<SqlServerContext>(builder => builder.UseSqlServer(options.Connection)); break;
            default: throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "No such kind of database.");
        }
        return services;
    }

    private static void AddContext<TContext>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : WorkflowHubContext
    {
        services.AddPooledDbContextFactory<TContext>(configure);
        services.AddSingleton<IDbContextFactory<WorkflowHubContext>, ContextFactory<TContext>>();
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WorkflowHubContext>>().CreateDbContext());
    }
}
