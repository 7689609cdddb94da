using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Nodes;

/// <summary>
/// The list of the cluster's servers. It has a version, and every change names the one it was decided on: of two that change it at
/// once, one is told to read it again.
/// </summary>
public sealed class NodeStore
{
    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    internal NodeStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>The list and its version, both of one moment.</summary>
    public async Task<NodeList> Read(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        while (true)
        {
            var version = await Version(database, cancellation);
            var nodes = await database.Nodes.AsNoTracking().ToListAsync(cancellation);
            if (version == await Version(database, cancellation)) return new NodeList(version, nodes);
        }
    }

    /// <returns>False when the list is no longer of that version, or the node stands in it already.</returns>
    public Task<bool> Add(NodeRow node, long version, CancellationToken cancellation) => Change(version, async database =>
    {
        database.Nodes.Add(node);
        return await database.SaveChangesAsync(cancellation) > 0;
    }, cancellation);

    /// <param name="node">The entry as it is to be, with the revision it has now.</param>
    /// <returns>False when the list is no longer of that version, or the node's entry no longer of that revision.</returns>
    public Task<bool> Update(NodeRow node, long version, CancellationToken cancellation) => Change(version, async database =>
        await database.Nodes.Where(row => row.Address == node.Address && row.Revision == node.Revision).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Entry, node.Entry).SetProperty(row => row.Dead, node.Dead)
                .SetProperty(row => row.AliveAt, node.AliveAt).SetProperty(row => row.Revision, row => row.Revision + 1), cancellation) > 0, cancellation);

    /// <summary>A node says that it lives; that is no change of the list.</summary>
    public Task Alive(string address, DateTime at, CancellationToken cancellation) => Write(database =>
        database.Nodes.Where(row => row.Address == address).ExecuteUpdateAsync(set => set.SetProperty(row => row.AliveAt, at), cancellation), cancellation);

    /// <summary>Takes dead nodes off the list that have been silent for long.</summary>
    public Task ForgetDead(DateTime silentSince, CancellationToken cancellation) => Write(database =>
        database.Nodes.Where(row => row.Dead && row.AliveAt < silentSince).ExecuteDeleteAsync(cancellation), cancellation);

    public Task Clear(CancellationToken cancellation) => Write(database => database.Nodes.ExecuteDeleteAsync(cancellation), cancellation);

    private async Task<bool> Change(long version, Func<WorkflowHubContext, Task<bool>> change, CancellationToken cancellation)
    {
        try
        {
            using var taken = await turn.Take(cancellation);
            await using var database = contexts.CreateDbContext();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            if (!await Take(database, version, cancellation) || !await change(database)) return false;
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException refused && dialect.IsDuplicate(refused))
        {
            return false;
        }
    }

    /// <summary>Goes on from a version to the next, and has whoever wants the same wait. The first one has no row yet.</summary>
    private static async Task<bool> Take(WorkflowHubContext database, long version, CancellationToken cancellation)
    {
        if (version == 0 && !await database.Stamps.AnyAsync(stamp => stamp.Name == StampRow.Cluster, cancellation))
        {
            database.Stamps.Add(new StampRow { Name = StampRow.Cluster, Value = 1 });
            await database.SaveChangesAsync(cancellation);
            return true;
        }
        return await database.Stamps.Where(stamp => stamp.Name == StampRow.Cluster && stamp.Value == version)
            .ExecuteUpdateAsync(set => set.SetProperty(stamp => stamp.Value, version + 1), cancellation) > 0;
    }

    private async Task Write(Func<WorkflowHubContext, Task<int>> write, CancellationToken cancellation)
    {
        using var taken = await turn.Take(cancellation);
        await using var database = contexts.CreateDbContext();
        await write(database);
    }

    private static Task<long> Version(WorkflowHubContext database, CancellationToken cancellation) =>
        database.Stamps.Where(stamp => stamp.Name == StampRow.Cluster).Select(stamp => stamp.Value).SingleOrDefaultAsync(cancellation);
}

public sealed record NodeList(long Version, IReadOnlyList<NodeRow> Nodes);
