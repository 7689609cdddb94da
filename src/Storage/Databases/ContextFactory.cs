using Microsoft.EntityFrameworkCore;

namespace WorkflowHub.Storage.Databases;

/// <summary>Hands out the context of whichever database there is under the name all code knows.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<WorkflowHubContext>
    where TContext : WorkflowHubContext
{
    public WorkflowHubContext CreateDbContext() => factory.CreateDbContext();
}
