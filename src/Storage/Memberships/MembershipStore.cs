using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Memberships;

/// <summary>
/// Where members belong. Each belongs to exactly one unit at every moment, or is visibly on the way from one to another; only the
/// case that released a member can end the way. A job that asks again gets the answer it got before.
/// </summary>
public sealed class MembershipStore
{
    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly Dialect dialect;
    private readonly WriteTurn turn;

    internal MembershipStore(IDbContextFactory<WorkflowHubContext> contexts, Dialect dialect, WriteTurn turn) =>
        (this.contexts, this.dialect, this.turn) = (contexts, dialect, turn);

    /// <summary>The unit gives up a member, who is on the way to another from now on.</summary>
    public Task<MembershipAnswer> Release(MembershipErrand errand, string member, string to, CancellationToken cancellation) =>
        Once(errand, database => Release(database, errand, member, to, cancellation), cancellation);

    /// <summary>The member has arrived and belongs to the new unit.</summary>
    public Task<MembershipAnswer> Accept(MembershipErrand errand, string member, CancellationToken cancellation) =>
        Once(errand, database => Arrive(database, errand, member, "accept", cancellation), cancellation);

    /// <summary>The member stays where they were: refused, or too late.</summary>
    public Task<MembershipAnswer> Revert(MembershipErrand errand, string member, CancellationToken cancellation) =>
        Once(errand, database => Arrive(database, errand, member, "revert", cancellation), cancellation);

    private async Task<MembershipAnswer> Once(MembershipErrand errand, Func<WorkflowHubContext, Task<MembershipAnswer>> move, CancellationToken cancellation)
    {
        if (await Find(errand, cancellation) is { } before) return before;
        try
        {
            using var taken = await turn.Take(cancellation);
            await using var database = contexts.CreateDbContext();
            await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
            var answer = await move(database);
            if (answer.Refusal is null) await transaction.CommitAsync(cancellation);
            // The same job may have been running twice: then the other one's answer holds.
            return answer.Refusal is null ? answer : await Find(errand, cancellation) ?? answer;
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException refused && dialect.IsDuplicate(refused))
        {
            return await Find(errand, cancellation) ?? throw new InvalidOperationException("A move that was in the way is not there.", fault);
        }
    }

    private static async Task<MembershipAnswer> Release(WorkflowHubContext database, MembershipErrand errand, string member, string to, CancellationToken cancellation)
    {
        if (!await database.Units.AnyAsync(unit => unit.Id == to, cancellation)) return MembershipAnswer.Refused($"There is no unit {to}.");
        var row = await database.Memberships.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == member, cancellation);
        if (row is null) return MembershipAnswer.Refused($"{member} belongs to no unit.");
        if (row.UnitId == to) return MembershipAnswer.Refused($"{member} belongs to {to} already.");

        var changed = await database.Memberships.Where(at => at.PersonId == member && at.UnitId == row.UnitId && at.TransitToUnitId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(at => at.TransitToUnitId, to).SetProperty(at => at.TransitCaseId, errand.CaseId), cancellation);
        return changed == 0
            ? MembershipAnswer.Refused($"{member} is on the way to another unit already.")
            : await Note(database, errand, member, "release", row.UnitId, to, cancellation);
    }

    private static async Task<MembershipAnswer> Arrive(WorkflowHubContext database, MembershipErrand errand, string member, string action, CancellationToken cancellation)
    {
        var travelling = database.Memberships.Where(at => at.PersonId == member && at.TransitCaseId == errand.CaseId && at.TransitToUnitId != null);
        var row = await travelling.AsNoTracking().SingleOrDefaultAsync(cancellation);
        if (row is null) return MembershipAnswer.Refused($"{member} was not released by this case, or has arrived already.");

        var home = action == "accept" ? row.TransitToUnitId! : row.UnitId;
        var changed = await travelling.ExecuteUpdateAsync(
            set => set.SetProperty(at => at.UnitId, home).SetProperty(at => at.TransitToUnitId, (string?)null).SetProperty(at => at.TransitCaseId, (Guid?)null), cancellation);
        return changed == 0
            ? MembershipAnswer.Refused($"{member} has arrived already.")
            : await Note(database, errand, member, action, row.UnitId, row.TransitToUnitId!, cancellation);
    }

    private static async Task<MembershipAnswer> Note(
        WorkflowHubContext database, MembershipErrand errand, string member, string action, string from, string to, CancellationToken cancellation)
    {
        database.MembershipMoves.Add(new MembershipMoveRow
        {
            CaseId = errand.CaseId, Job = errand.Job, PersonId = member, Action = action, FromUnitId = from, ToUnitId = to, At = errand.At.UtcDateTime,
        });
        await database.SaveChangesAsync(cancellation);
        return MembershipAnswer.Of(action, from, to);
    }

    private async Task<MembershipAnswer?> Find(MembershipErrand errand, CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var move = await database.MembershipMoves.AsNoTracking().SingleOrDefaultAsync(row => row.CaseId == errand.CaseId && row.Job == errand.Job, cancellation);
        return move is null ? null : MembershipAnswer.Of(move.Action, move.FromUnitId, move.ToUnitId);
    }
}

/// <summary>The job that asks.</summary>
public sealed record MembershipErrand(Guid CaseId, int Job, DateTimeOffset At);

/// <param name="From">The unit that releases the member.</param>
/// <param name="To">The unit that receives the member.</param>
/// <param name="Status"><c>in-transit</c>, <c>accepted</c> or <c>reverted</c>; null when refused.</param>
/// <param name="Refusal">Why nothing was changed, a sentence; null when it was.</param>
public sealed record MembershipAnswer(string? From, string? To, string? Status, string? Refusal)
{
    internal static MembershipAnswer Refused(string why) => new(null, null, null, why);

    internal static MembershipAnswer Of(string action, string from, string to) =>
        new(from, to, action switch { "release" => "in-transit", "accept" => "accepted", _ => "reverted" }, null);
}
