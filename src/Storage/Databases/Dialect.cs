using System.Data.Common;

namespace WorkflowHub.Storage.Databases;

/// <summary>What databases say differently, besides the commit writer and what EF Core translates.</summary>
internal abstract class Dialect
{
    /// <summary>Takes up to {2} jobs that are due at {0}, counts the attempt and leases them until {1}; gives their rows.</summary>
    public abstract string LeaseJobs { get; }

    /// <summary>Gives the next number of the series {0} and locks it until the transaction ends.</summary>
    public abstract string NextInSeries { get; }

    /// <summary>Whether a row was in the way that has the same key.</summary>
    public abstract bool IsDuplicate(DbException fault);

    /// <summary>Made ready before the first connection, and what can be asked of a database once.</summary>
    public virtual Task Prepare(WorkflowHubContext database, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Where it is, in words without secrets.</summary>
    public abstract string Place { get; }
}
