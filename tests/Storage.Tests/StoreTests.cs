using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Tests.Databases;

namespace WorkflowHub.Storage.Tests;

/// <summary>Due timers and waiting jobs.</summary>
public abstract class StoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);

    private readonly TestDatabase database;

    protected StoreTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task Due_timers_come_earliest_first_and_the_next_one_is_known()
    {
        await Clear();
        Assert.Null(await database.Store.NextTimer(CancellationToken.None));
        var story = new Story();
        var odd = Story.Start.AddMinutes(1).AddTicks(7);
        await Write(story.Begin(), story.Next(story.Timer(1, Story.Start.AddMinutes(3)), story.Timer(2, odd), story.Timer(3, Story.Start.AddMinutes(2)), story.Timer(4, Story.Start.AddDays(1))));

        var due = await database.Store.DueTimers(Story.Start.AddMinutes(3), 10, CancellationToken.None);

        Assert.Equal([2, 3, 1], due.Select(timer => timer.Number));
        Assert.InRange(due[0].DueAt, odd, odd.AddMicroseconds(1));
        Assert.Equal([2], (await database.Store.DueTimers(Story.Start.AddMinutes(3), 1, CancellationToken.None)).Select(timer => timer.Number));
        Assert.Empty(await database.Store.DueTimers(odd.AddTicks(-1), 10, CancellationToken.None));
        Assert.Equal(due[0].DueAt, await database.Store.NextTimer(CancellationToken.None));
    }

    [Fact]
    public async Task A_leased_job_is_counted_and_comes_again_only_when_its_lease_has_run_out()
    {
        await Clear();
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Job(1)));

        var first = Assert.Single(await database.Store.LeaseJobs(Story.Start, Lease, 10, CancellationToken.None));
        Assert.Equal((story.Id, 1, "letter", "document", 1, 2L), (first.CaseId, first.Number, first.Element, first.Kind, first.Attempt, first.Asked));
        Assert.Equal(story.Case.Jobs.Single().Input, first.Input);
        Assert.Empty(await database.Store.LeaseJobs(Story.Start.AddSeconds(89), Lease, 10, CancellationToken.None));

        // The process died: what it had begun is taken up by whoever comes when the lease is over, and counts as an attempt.
        await using var other = database.AnotherNode();
        var second = Assert.Single(await other.GetRequiredService<CaseStore>().LeaseJobs(Story.Start.AddSeconds(90), Lease, 10, CancellationToken.None));
        Assert.Equal(2, second.Attempt);
    }

    [Fact]
    public async Task A_postponed_job_waits_for_its_moment_and_keeps_its_count()
    {
        await Clear();
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Job(1)));
        await database.Store.LeaseJobs(Story.Start, Lease, 10, CancellationToken.None);

        await database.Store.PostponeJob(story.Id, 1, Story.Start.AddSeconds(4), CancellationToken.None);

        Assert.Empty(await database.Store.LeaseJobs(Story.Start.AddSeconds(3), Lease, 10, CancellationToken.None));
        Assert.Equal(2, Assert.Single(await database.Store.LeaseJobs(Story.Start.AddSeconds(4), Lease, 10, CancellationToken.None)).Attempt);
    }

    [Fact]
    public async Task Nodes_that_lease_at_once_never_get_the_same_job()
    {
        await Clear();
        var story = new Story();
        await Write(story.Begin(), story.Next([.. Enumerable.Range(1, 200).Select(number => story.Job(number))]));
        await using var other = database.AnotherNode();
        CaseStore[] nodes = [database.Store, other.GetRequiredService<CaseStore>()];

        var leased = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var mine = new List<int>();
            while (await nodes[worker % 2].LeaseJobs(Story.Start, Lease, 7, CancellationToken.None) is { Count: > 0 } jobs) mine.AddRange(jobs.Select(job => job.Number));
            return mine;
        })));

        // One that finds the rest locked by others ends early and another goes on: together they get each job once.
        Assert.Equal(Enumerable.Range(1, 200), leased.SelectMany(mine => mine).Order());
    }

    private async Task Clear()
    {
        await using var open = database.Open();
        await open.Timers.ExecuteDeleteAsync();
        await open.Jobs.ExecuteDeleteAsync();
    }

    private async Task Write(params CaseCommit[] commits)
    {
        foreach (var commit in commits) Assert.Equal([CommitResult.Done], await database.Writer.Write([commit], CancellationToken.None));
    }
}

[Collection(nameof(OnSqlite))]
public sealed class StoreOnSqlite(SqliteTestDatabase database) : StoreTests(database);

[Collection(nameof(OnPostgres))]
public sealed class StoreOnPostgres(PostgresTestDatabase database) : StoreTests(database);
