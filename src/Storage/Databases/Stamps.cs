using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Databases;

internal static class Stamps
{
    /// <summary>Within a transaction, before anything else: the stamp grows, and whoever else changes the same thing waits.</summary>
    public static async Task Bump(this WorkflowHubContext database, string name, CancellationToken cancellation)
    {
        var bumped = await database.Stamps.Where(stamp => stamp.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(stamp => stamp.Value, stamp => stamp.Value + 1), cancellation);
        if (bumped > 0) return;
        database.Stamps.Add(new StampRow { Name = name, Value = 1 });
        await database.SaveChangesAsync(cancellation);
    }
}
