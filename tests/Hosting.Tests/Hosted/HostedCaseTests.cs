using System.Text;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Rows;
using WorkflowHub.Storage.Tests.Databases;
using static WorkflowHub.Hosting.Tests.Hosted.Procedures;

namespace WorkflowHub.Hosting.Tests.Hosted;

/// <summary>Cases as they really run: grain, engine, commit, timers and jobs, on every database that can run here.</summary>
public abstract class HostedCaseTests
{
    private readonly TestDatabase database;

    protected HostedCaseTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task A_case_runs_from_its_start_over_a_decision_and_jobs_to_its_end()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var procedure = await Publish(node.Services,
            "<startEvent id='start'/>" + Head + Job("number", "register", In("series", "\"out/\" + case.id") + In("format", "\"{number:000}/OUT\"") + Out("number", "text")) +
            Job("letter", "document", In("template", "\"letter\"") + Out("order", "document")) + "<endEvent id='end'/>" +
            Flow("start", "decide") + Flow("decide", "number") + Flow("number", "letter") + Flow("letter", "end"),
            "<p>{{ number }}: {{ subject }}</p>");

        var id = await node.Begin(procedure, "begin-1", ("subject", Value.Of("Chairs & tables")));
        await using (var open = database.Open())
            Assert.Equal("binh", (await open.Tasks.SingleAsync(task => task.CaseId == id && task.Status == "open")).AssigneeId);
        var answer = await node.Act(id, 1, "binh");
        var last = await node.Until(id, commit => commit.After.Status == CaseStatus.Completed);

        Assert.Equal(AnswerKind.Done, answer.Kind);
        Assert.Equal(Value.Of("001/OUT"), last.After.Data["number"]);
        await using var after = database.Open();
        var document = await after.Documents.SingleAsync(row => row.CaseId == id);
        Assert.Equal(Value.Of(document.Id.ToString()), last.After.Data["order"]);
        Assert.Contains("001/OUT: Chairs &amp; tables", Encoding.UTF8.GetString(document.Content), StringComparison.Ordinal);
        Assert.Equal("completed", (await after.Cases.SingleAsync(row => row.Id == id)).Status);
        Assert.False(await after.Jobs.AnyAsync(row => row.CaseId == id));
        Assert.False(await after.Candidates.AnyAsync(row => row.TaskId == TaskRow.IdOf(id, 1) && row.Open));
    }

    [Fact]
    public async Task A_timer_fires_by_itself()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var procedure = await Publish(node.Services,
            "<startEvent id='start'/>" + Head + "<endEvent id='end'/><endEvent id='expired'/>" +
            "<boundaryEvent id='late' attachedToRef='decide' cancelActivity='true'><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></boundaryEvent>" +
            Flow("start", "decide") + Flow("decide", "end") + Flow("late", "expired"));

        var id = await node.Begin(procedure, "begin-2");
        var last = await node.Until(id, commit => commit.After.Status == CaseStatus.Completed);

        Assert.Contains(last.Events, @event => @event is TimerFired);
        await using var open = database.Open();
        Assert.False(await open.Timers.AnyAsync(row => row.CaseId == id));
        Assert.Equal("cancelled", (await open.Tasks.SingleAsync(row => row.CaseId == id)).Status);
    }

    [Fact]
    public async Task What_waited_when_a_server_stopped_goes_on_when_it_starts_again()
    {
        Guid id;
        string procedure;
        await using (var first = await Node.Start(database.Options))
        {
            await PutOrganisation(first.Services);
            procedure = await Publish(first.Services,
                "<startEvent id='start'/>" + Head + "<intermediateCatchEvent id='wait'><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>" +
                "<endEvent id='end'/>" + Flow("start", "decide") + Flow("decide", "wait") + Flow("wait", "end"));
            id = await first.Begin(procedure, "begin-3");
        }

        await using (var second = await Node.Start(database.Options))
        {
            Assert.Equal(id, await second.Begin(procedure, "begin-3"));
            Assert.Equal(AnswerKind.Done, (await second.Act(id, 1, "binh")).Kind);
        }

        await using var third = await Node.Start(database.Options);
        await third.Until(id, commit => commit.After.Status == CaseStatus.Completed);
        var repeated = await third.Act(id, 1, "binh");
        Assert.Equal((AnswerKind.Done, true), (repeated.Kind, repeated.Repeated));
        Assert.Equal(AnswerKind.NotFound, (await third.Act(Guid.NewGuid(), 1, "binh")).Kind);
    }

    [Fact]
    public async Task A_job_that_was_refused_is_an_incident_and_is_done_once_its_cause_is_mended()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var member = $"member-{Guid.NewGuid():N}";
        var procedure = await Publish(node.Services,
            "<startEvent id='start'/>" +
            Job("release", "membership", In("action", "\"release\"") + In("member", "member") + In("to", "\"other\"") + Out("from", "from")) +
            Job("accept", "membership", In("action", "\"accept\"") + In("member", "member") + Out("status", "status")) + "<endEvent id='end'/>" +
            Flow("start", "release") + Flow("release", "accept") + Flow("accept", "end"));

        var id = await node.Begin(procedure, "begin-4", ("member", Value.Of(member)));
        var refused = await node.Until(id, commit => commit.Events.Any(@event => @event is IncidentRaised));
        Assert.Contains(member, refused.Events.OfType<IncidentRaised>().Single().Message, StringComparison.Ordinal);
        for (var again = 1; again <= 2; again++)
        {
            // The first time nothing has been mended.
            if (again == 2) await AddMember(member);
            var incident = refused.After.Incidents.Single().Number;
            var answer = await node.Run(id, $"{id:N}:retry:{again}", new RetryIncident(incident) { At = DateTimeOffset.UtcNow, By = "an" });
            Assert.Equal(AnswerKind.Done, answer.Kind);
            if (again == 1) refused = await node.Until(id, commit => commit.Events.Any(@event => @event is IncidentRaised raised && raised.Incident > incident));
        }
        var last = await node.Until(id, commit => commit.After.Status == CaseStatus.Completed);

        Assert.Equal((Value.Of("team"), Value.Of("accepted")), (last.After.Data["from"], last.After.Data["status"]));
        await using var open = database.Open();
        Assert.Equal(("other", null), await open.Memberships.Where(row => row.PersonId == member).Select(row => new ValueTuple<string, string?>(row.UnitId, row.TransitToUnitId)).SingleAsync());
    }

    [Fact]
    public async Task Two_servers_that_do_not_know_each_other_never_break_a_case()
    {
        await using var one = await Node.Start(database.Options);
        await using var two = await Node.Start(database.Options);
        await PutOrganisation(one.Services);
        var procedure = await Publish(one.Services, "<startEvent id='start'/>" + Head + "<endEvent id='end'/>" + Flow("start", "decide") + Flow("decide", "end"));
        var id = await one.Begin(procedure, "begin-5");
        Node[] nodes = [one, two];

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            nodes[i % 2].Run(id, $"{id:N}:{i}", new AddComment($"{i}") { At = DateTimeOffset.UtcNow, By = "an" })));
        var decided = await Task.WhenAll(nodes.Select((node, i) => node.Run(id, $"{id:N}:decide:{i}", new ActOnTask(1, "approve", ContextValue.Empty, null) { At = DateTimeOffset.UtcNow, By = "binh" })));

        var done = answers.Count(answer => answer.Kind == AnswerKind.Done);
        Assert.All(answers, answer => Assert.True(answer.Kind is AnswerKind.Done or AnswerKind.Unavailable));
        Assert.Single(decided, answer => answer.Kind == AnswerKind.Done);
        Assert.Single(decided, answer => answer.Kind == AnswerKind.Refused);
        await using var open = database.Open();
        Assert.Equal(done, await open.Journal.CountAsync(row => row.CaseId == id && row.Name == "CommentAdded"));
        var revision = (await open.Cases.SingleAsync(row => row.Id == id)).Revision;
        Assert.Equal(Enumerable.Range(1, (int)revision).Select(i => (long)i), await open.Journal.Where(row => row.CaseId == id).OrderBy(row => row.Sequence).Select(row => row.Sequence).ToListAsync());
        Assert.Equal("completed", (await open.Cases.SingleAsync(row => row.Id == id)).Status);
    }

    private async Task AddMember(string person)
    {
        await using var open = database.Open();
        open.Memberships.Add(new MembershipRow { PersonId = person, UnitId = "team" });
        await open.SaveChangesAsync();
    }
}

[Collection(nameof(OnSqlite))]
public sealed class HostedCasesOnSqlite(SqliteTestDatabase database) : HostedCaseTests(database);

[Collection(nameof(OnPostgres))]
public sealed class HostedCasesOnPostgres(PostgresTestDatabase database) : HostedCaseTests(database);
