using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Rows;
using WorkflowHub.Storage.Tests.Databases;

namespace WorkflowHub.Storage.Tests;

/// <summary>What every commit writer keeps to, on every database that can run here.</summary>
public abstract class CommitTests
{
    private readonly TestDatabase database;

    protected CommitTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task A_case_is_read_back_from_its_journal_as_it_was()
    {
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Task(1, "binh"), story.Job(1), story.Timer(1, Story.Start.AddDays(3))));

        var read = await database.Store.Load(story.Id, CancellationToken.None);

        Assert.NotNull(read);
        Assert.Equal(story.Case.Revision, read.Revision);
        Assert.Equal(story.Case.Data, read.Data);
        Assert.Equal(story.Case.Tasks.Single().Candidates, read.Tasks.Single().Candidates);
        Assert.Equal(story.Case.Jobs.Single(), read.Jobs.Single());
        Assert.Equal(story.Case.Timers.Single(), read.Timers.Single());
        Assert.Null(await database.Store.Load(Guid.NewGuid(), CancellationToken.None));
    }

    [Fact]
    public async Task A_started_case_can_be_queried()
    {
        var story = new Story();
        await Write(story.Next(story.Started(title: "Đề nghị mua ghế")));

        await using var open = database.Open();
        var row = await open.Cases.Include(@case => @case.Participants).SingleAsync(@case => @case.Id == story.Id);

        Assert.Equal(("purchase", 1, "Đề nghị mua ghế", "active"), (row.ProcedureKey, row.ProcedureVersion, row.Title, row.Status));
        Assert.Equal(("an", "north", 1), (row.ApplicantId, row.UnitId, row.Revision));
        Assert.Equal(Story.Start.UtcDateTime, row.StartedAt);
        Assert.Equal(DateTimeKind.Utc, row.StartedAt.Kind);
        Assert.Null(row.EndedAt);
        Assert.Equal(12.50m, ((NumberValue)((ContextValue)JsonValues.Parse(System.Text.Encoding.UTF8.GetBytes(row.Data)))["amount"]).Number.ToDecimal());
        Assert.Equal("de nghi mua ghe an", row.SearchText);
        Assert.Equal(["an"], row.Participants.Select(participant => participant.PersonId));
    }

    [Fact]
    public async Task What_changes_a_case_changes_its_row()
    {
        var story = new Story();
        await Write(story.Begin());
        await Write(story.Next(new DataChanged(ContextValue.Of(("amount", Value.Of(9m))), "Tables") { At = Story.Start, By = "an" }));
        await Write(story.Next(new CaseEnded(CaseStatus.Withdrawn, "no need") { At = Story.Start.AddHours(1), By = "an" }));

        await using var open = database.Open();
        var row = await open.Cases.SingleAsync(@case => @case.Id == story.Id);

        Assert.Equal(("Tables", "withdrawn", 3), (row.Title, row.Status, row.Revision));
        Assert.Equal(Story.Start.AddHours(1).UtcDateTime, row.EndedAt);
        Assert.Contains("9", row.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_of_one_person_is_theirs_and_a_groups_task_is_nobodys_until_claimed()
    {
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Task(1, "binh"), story.Task(2, "chi", "dung")));
        Assert.Equal(["binh", null], await Assignees(story));

        await Write(story.Next(new TaskClaimed(2, "dung") { At = Story.Start, By = "dung" }));
        Assert.Equal(["binh", "dung"], await Assignees(story));

        await Write(story.Next(new TaskReleased(2, "dung") { At = Story.Start, By = "dung" }));
        Assert.Equal(["binh", null], await Assignees(story));

        await using var open = database.Open();
        var task = await open.Tasks.Include(row => row.Candidates).SingleAsync(row => row.Id == TaskRow.IdOf(story.Id, 2));
        Assert.Equal(["chi", "dung"], task.Candidates.Select(candidate => candidate.PersonId).Order());
        Assert.All(task.Candidates, candidate => Assert.True(candidate.Open));
        Assert.Equal(("decide", "open", Story.Start.AddDays(2).UtcDateTime), (task.StepId, task.Status, task.DueAt!.Value));
        Assert.Contains("Quyết định", System.Text.Json.JsonSerializer.Deserialize<LocalText>(task.StepNames)!.In("vi"), StringComparison.Ordinal);
        Assert.Equal(["an", "binh", "chi", "dung"], await open.Participants.Where(row => row.CaseId == story.Id).Select(row => row.PersonId).Order().ToListAsync());
    }

    [Fact]
    public async Task When_a_deadline_moves_the_open_tasks_of_the_round_are_due_then()
    {
        var story = new Story();
        await Write(
            story.Begin(),
            story.Next(new RoundOpened(1, 1, "decide", 1, Story.Start.AddDays(2)) { At = Story.Start, By = "an" }, story.Task(1, "binh"), story.Task(2, "chi"), story.Completed(1, "binh")));

        await Write(story.Next(new DeadlineExtended(1, "decide", Story.Start.AddDays(9), "flood") { At = Story.Start, By = "dung" }));

        await using var open = database.Open();
        Assert.Equal(
            [Story.Start.AddDays(2).UtcDateTime, Story.Start.AddDays(9).UtcDateTime],
            await open.Tasks.Where(row => row.CaseId == story.Id).OrderBy(row => row.Number).Select(row => row.DueAt!.Value).ToListAsync());
    }

    [Fact]
    public async Task A_finished_task_says_how_it_was_finished_and_leaves_the_inboxes()
    {
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Task(1, "binh"), story.Task(2, "binh", "chi"), story.Task(3, "chi"), story.Task(4, "binh")));
        await Write(story.Next(
            story.Completed(1, "binh", "Good"),
            new TaskCancelled(2, "superseded") { At = Story.Start, By = "binh" },
            new StepReturned(3, "decide", "start", "chi", "Price missing", AfterReturn.RunAgain) { At = Story.Start, By = "chi" }));

        await using var open = database.Open();
        var tasks = await open.Tasks.Include(row => row.Candidates).Where(row => row.CaseId == story.Id).OrderBy(row => row.Number).ToListAsync();
        Assert.Equal(["completed", "cancelled", "completed", "open"], tasks.Select(row => row.Status));
        Assert.Equal(["approve", null, "returned", null], tasks.Select(row => row.Outcome));
        Assert.Equal(["binh", null, "chi", null], tasks.Select(row => row.CompletedById));
        Assert.Equal(["Good", null, "Price missing", null], tasks.Select(row => row.Comment));
        Assert.Equal(Story.Start.UtcDateTime, tasks[0].CompletedAt);
        Assert.Equal([false, false, false, true], tasks.Select(row => row.Candidates.Any(candidate => candidate.Open)));
        Assert.Equal([TaskRow.IdOf(story.Id, 4)], await Reading.Visibility.InboxOf(open, "binh").Where(row => row.CaseId == story.Id).Select(row => row.Id).ToListAsync());
    }

    [Fact]
    public async Task Timers_and_jobs_stand_in_their_tables_as_long_as_they_are_awaited()
    {
        var story = new Story();
        await Write(story.Begin(), story.Next(
            story.Timer(1, Story.Start.AddDays(1)), story.Timer(2, Story.Start.AddDays(2)), story.Timer(3, Story.Start.AddDays(3)), story.Job(1), story.Job(2), story.Job(3), story.Job(4)));
        await Write(story.Next(
            new TimerFired(1, "deadline") { At = Story.Start, By = Command.System },
            new TimerCancelled(2, "deadline") { At = Story.Start, By = Command.System },
            new JobCompleted(1, "letter", ContextValue.Empty) { At = Story.Start, By = Command.System },
            new JobCancelled(2, "letter") { At = Story.Start, By = Command.System },
            new JobFailed(3, "letter", 5, "No such template") { At = Story.Start, By = Command.System },
            new IncidentRaised(1, 1, "letter", "job", "No such template", 3) { At = Story.Start, By = Command.System }));

        await using var open = database.Open();
        Assert.Equal([3], await open.Timers.Where(row => row.CaseId == story.Id).Select(row => row.Number).ToListAsync());
        Assert.Equal([4], await open.Jobs.Where(row => row.CaseId == story.Id).Select(row => row.Number).ToListAsync());
        var incident = await open.Incidents.SingleAsync(row => row.CaseId == story.Id);
        Assert.Equal(("letter", "job", "No such template", null), (incident.Element, incident.Kind, incident.Message, incident.ResolvedAt));

        await Write(story.Next(new IncidentResolved(1) { At = Story.Start.AddHours(1), By = "chi" }, story.Job(3)));

        await using var later = database.Open();
        Assert.Equal(Story.Start.AddHours(1).UtcDateTime, (await later.Incidents.SingleAsync(row => row.CaseId == story.Id)).ResolvedAt);
        var jobs = await later.Jobs.Where(row => row.CaseId == story.Id).OrderBy(row => row.Number).ToListAsync();
        Assert.Equal([3, 4], jobs.Select(job => job.Number));
        Assert.Equal(story.Case.Revision, jobs[0].Asked);
        Assert.Equal(0, jobs[0].Attempts);
    }

    [Fact]
    public async Task A_decision_on_an_old_revision_is_stale_and_writes_nothing()
    {
        var story = new Story();
        await Write(story.Begin());
        var other = story.Next(story.Completed(9, "binh")) with { Key = $"zombie:{story.Id}" };
        var first = story.Case;
        await Write(other);

        var zombie = new CaseCommit(other.Procedure, 1, first, [story.Job(7)], [], $"late:{story.Id}", "hash", Story.Start);
        Assert.Equal([CommitResult.Stale], await database.Writer.Write([zombie], CancellationToken.None));

        await using var open = database.Open();
        Assert.Equal(2, await open.Journal.CountAsync(row => row.CaseId == story.Id));
        Assert.False(await open.Jobs.AnyAsync(row => row.CaseId == story.Id));
        Assert.Null(await database.Store.FindCommand(zombie.Key, CancellationToken.None));
    }

    [Fact]
    public async Task A_decision_on_a_revision_the_database_has_not_seen_is_stale()
    {
        var story = new Story();
        await Write(story.Begin());
        story.Next(story.Task(1, "binh"));
        var ahead = story.Next(story.Completed(1, "binh"));

        Assert.Equal([CommitResult.Stale], await database.Writer.Write([ahead], CancellationToken.None));
        await using var open = database.Open();
        Assert.Equal(1, await open.Journal.CountAsync(row => row.CaseId == story.Id));
    }

    [Fact]
    public async Task A_second_start_of_a_case_is_stale()
    {
        var story = new Story();
        var start = story.Begin();
        await Write(start);

        Assert.Equal([CommitResult.Stale], await database.Writer.Write([start with { Key = $"other:{story.Id}" }], CancellationToken.None));
    }

    [Fact]
    public async Task A_repeated_command_is_known_and_its_first_answer_is_found()
    {
        var story = new Story();
        var start = story.Begin();
        await Write(start);
        await Write(story.Next(story.Task(1, "binh")));

        Assert.Equal([CommitResult.Repeated], await database.Writer.Write([start], CancellationToken.None));
        Assert.Equal(new PastCommand(story.Id, "hash", 1), await database.Store.FindCommand(start.Key, CancellationToken.None));
    }

    [Fact]
    public async Task In_a_group_only_the_culprits_fail()
    {
        var known = new Story();
        var repeated = known.Begin();
        await Write(repeated);
        var stories = Enumerable.Range(0, 20).Select(_ => new Story()).ToArray();
        var group = stories.Select(story => story.Begin()).ToList();
        group[3] = repeated;
        group[7] = repeated with { Key = $"again:{known.Id}" };
        group[11] = stories[11].Next(stories[11].Task(1, "binh")) with { Procedure = null! };
        group[15] = group[14] with { Key = $"twice:{stories[14].Id}" };

        var results = await database.Writer.Write(group, CancellationToken.None);

        var expected = Enumerable.Repeat(CommitResult.Done, 20).ToArray();
        (expected[3], expected[7], expected[11], expected[15]) = (CommitResult.Repeated, CommitResult.Stale, CommitResult.Failed, CommitResult.Stale);
        Assert.Equal(expected, results);
        await using var open = database.Open();
        var ids = stories.Select(story => story.Id).ToArray();
        Assert.Equal(16, await open.Cases.CountAsync(row => ids.Contains(row.Id)));
        Assert.Equal(16, await open.Journal.CountAsync(row => ids.Contains(row.CaseId)));
    }

    [Fact]
    public async Task Nul_in_a_text_is_kept_in_the_journal_and_left_out_of_what_is_queried()
    {
        var story = new Story();
        var started = story.Started(title: "a\0b") with { Data = ContextValue.Of(("note", Value.Of("x\0y \\u0000"))) };
        await Write(story.Next(started));

        await using var open = database.Open();
        var row = await open.Cases.SingleAsync(@case => @case.Id == story.Id);
        Assert.Equal("ab", row.Title);
        Assert.Equal("xy \\u0000", ((TextValue)((ContextValue)JsonValues.Parse(System.Text.Encoding.UTF8.GetBytes(row.Data)))["note"]).Text);
        Assert.Equal(started.Data, (await database.Store.Load(story.Id, CancellationToken.None))!.Data);
    }

    [Fact]
    public async Task Half_of_a_surrogate_pair_stops_nobody()
    {
        var story = new Story();
        await Write(story.Begin(title: "half \ud83d of a pair, and a whole \ud83d\ude00"));

        await using var open = database.Open();
        Assert.Equal("half \ufffd of a pair, and a whole \ud83d\ude00", (await open.Cases.SingleAsync(@case => @case.Id == story.Id)).Title);
    }

    [Fact]
    public async Task Of_two_nodes_that_write_to_one_case_at_once_one_wins_each_time()
    {
        await using var other = database.AnotherNode();
        ICommitWriter[] writers = [database.Writer, other.GetRequiredService<ICommitWriter>()];
        var story = new Story();
        await Write(story.Begin());

        for (var round = 0; round < 100; round++)
        {
            var before = story.Case;
            var next = story.Next(new CommentAdded($"{round}") { At = Story.Start, By = "an" });
            var bystanders = new[] { new Story(), new Story() };
            var writes = writers.Select((writer, node) => Task.Run(() => writer.Write(
                [bystanders[node].Begin(), next with { Key = $"node{node}:{story.Id:N}:{round}" }], CancellationToken.None))).ToArray();
            var results = await Task.WhenAll(writes);

            Assert.All(results, result => Assert.Equal(CommitResult.Done, result[0]));
            Assert.Equal([CommitResult.Done, CommitResult.Stale], results.Select(result => result[1]).Order());
            Assert.Equal(before.Revision + 1, story.Case.Revision);
        }
        Assert.Equal(101, (await database.Store.Load(story.Id, CancellationToken.None))!.Revision);
    }

    private async Task Write(params CaseCommit[] commits)
    {
        foreach (var commit in commits) Assert.Equal([CommitResult.Done], await database.Writer.Write([commit], CancellationToken.None));
    }

    private async Task<List<string?>> Assignees(Story story)
    {
        await using var open = database.Open();
        return await open.Tasks.Where(row => row.CaseId == story.Id).OrderBy(row => row.Number).Select(row => row.AssigneeId).ToListAsync();
    }
}

[Collection(nameof(OnSqlite))]
public sealed class CommitsOnSqlite(SqliteTestDatabase database) : CommitTests(database);

[Collection(nameof(OnPostgres))]
public sealed class CommitsOnPostgres(PostgresTestDatabase database) : CommitTests(database);
