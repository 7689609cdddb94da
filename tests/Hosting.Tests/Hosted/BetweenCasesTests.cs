using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Hosting.Jobs;
using WorkflowHub.Storage.Tests.Databases;
using static WorkflowHub.Hosting.Tests.Hosted.Procedures;

namespace WorkflowHub.Hosting.Tests.Hosted;

/// <summary>Calls, messages and signals between cases.</summary>
public abstract class BetweenCasesTests
{
    private readonly TestDatabase database;

    protected BetweenCasesTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    private static string Call(string called) =>
        $"<callActivity id='call' calledElement='{called}'><extensionElements><wh:call><wh:input name='given'>subject</wh:input><wh:output name='got'>given</wh:output></wh:call></extensionElements></callActivity>";

    private static string Catch(string id, string definition) => $"<intermediateCatchEvent id='{id}'>{definition}</intermediateCatchEvent>";

    private const string Message = "<messageEventDefinition messageRef='paid'/>";
    private const string Signal = "<signalEventDefinition signalRef='alarm'/>";

    [Fact]
    public async Task A_called_case_runs_and_gives_back_its_data_also_over_a_restart()
    {
        Guid id;
        string called, caller;
        await using (var first = await Node.Start(database.Options))
        {
            await PutOrganisation(first.Services);
            called = await Publish(first.Services, "<startEvent id='start'/>" + Head + "<endEvent id='end'/>" + Flow("start", "decide") + Flow("decide", "end"));
            caller = await Publish(first.Services, "<startEvent id='start'/>" + Call(called) + "<endEvent id='end'/>" + Flow("start", "call") + Flow("call", "end"));
            id = await first.Begin(caller, $"call-1-{caller}", ("subject", Value.Of("Chairs")));
            await first.Until(CallJob.IdOf(id, 1), commit => commit.Events.Any(fact => fact is TaskCreated));
        }

        await using var second = await Node.Start(database.Options);
        Assert.Equal(AnswerKind.Done, (await second.Act(CallJob.IdOf(id, 1), 1, "binh")).Kind);
        var last = await second.Until(id, commit => commit.After.Status == CaseStatus.Completed);

        Assert.Equal(Value.Of("Chairs"), last.After.Data["got"]);
    }

    [Fact]
    public async Task An_error_of_a_called_case_reaches_the_border_of_the_call()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var called = await Publish(node.Services, "<startEvent id='start'/><endEvent id='end'><errorEventDefinition errorRef='no'/></endEvent>" + Flow("start", "end"));
        var caller = await Publish(node.Services, "<startEvent id='start'/>" + Call(called) + "<endEvent id='end'/><boundaryEvent id='refused' attachedToRef='call'><errorEventDefinition errorRef='no'/></boundaryEvent><endEvent id='other'/>"
            + Flow("start", "call") + Flow("call", "end") + Flow("refused", "other"));

        var id = await node.Begin(caller, $"call-2-{caller}");
        var last = await node.Until(id, commit => commit.After.Status == CaseStatus.Completed);

        Assert.Contains("other", last.After.Done);
    }

    [Fact]
    public async Task A_caller_that_is_cancelled_takes_the_called_case_with_it()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var called = await Publish(node.Services, "<startEvent id='start'/>" + Head + "<endEvent id='end'/>" + Flow("start", "decide") + Flow("decide", "end"));
        var caller = await Publish(node.Services, "<startEvent id='start'/>" + Call(called) + "<endEvent id='end'/>" + Flow("start", "call") + Flow("call", "end"));
        var id = await node.Begin(caller, $"call-3-{caller}");
        await node.Until(CallJob.IdOf(id, 1), commit => commit.Events.Any(fact => fact is TaskCreated));

        await node.Run(id, $"{id:N}:cancel", new CancelCase("No money") { At = DateTimeOffset.UtcNow, By = "binh" });

        await node.Until(CallJob.IdOf(id, 1), commit => commit.After.Status == CaseStatus.Cancelled);
    }

    [Fact]
    public async Task A_call_of_a_procedure_that_is_not_there_is_an_incident()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var caller = await Publish(node.Services, "<startEvent id='start'/>" + Call("nothing") + "<endEvent id='end'/>" + Flow("start", "call") + Flow("call", "end"));
        var id = await node.Begin(caller, $"call-4-{caller}");

        var refused = await node.Until(id, commit => commit.Events.Any(fact => fact is IncidentRaised));

        Assert.Contains("nothing", refused.After.Incidents[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_finds_the_case_whose_key_it_is()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var waits = await Publish(node.Services, "<startEvent id='start'/>" + Catch("wait", Message) + "<endEvent id='end'/>" + Flow("start", "wait") + Flow("wait", "end"));
        var sends = await Publish(node.Services, "<startEvent id='start'/><sendTask id='send' messageRef='paid'><extensionElements><wh:payload><wh:input name='order'>order</wh:input></wh:payload></extensionElements></sendTask><endEvent id='end'/>" + Flow("start", "send") + Flow("send", "end"));
        var (one, other) = ($"A-{Guid.NewGuid():N}", $"B-{Guid.NewGuid():N}");
        var first = await node.Begin(waits, $"m-1-{one}", ("order", Value.Of(one)));
        var second = await node.Begin(waits, $"m-2-{other}", ("order", Value.Of(other)));

        await node.Begin(sends, $"m-3-{other}", ("order", Value.Of(other)));
        await node.Until(second, commit => commit.After.Status == CaseStatus.Completed);

        await using var open = database.Open();
        Assert.Equal("active", (await open.Cases.SingleAsync(row => row.Id == first)).Status);
    }

    [Fact]
    public async Task A_signal_reaches_every_case_that_waits_and_every_procedure_that_begins_with_it()
    {
        await using var node = await Node.Start(database.Options);
        await PutOrganisation(node.Services);
        var waits = await Publish(node.Services, "<startEvent id='start'/>" + Catch("wait", Signal) + "<endEvent id='end'/>" + Flow("start", "wait") + Flow("wait", "end"));
        var begins = await Publish(node.Services, $"<startEvent id='start'>{Signal}</startEvent><endEvent id='end'/>" + Flow("start", "end"));
        var throws = await Publish(node.Services, $"<startEvent id='start'/><endEvent id='end'>{Signal}</endEvent>" + Flow("start", "end"));
        var first = await node.Begin(waits, $"s-1-{waits}");
        var second = await node.Begin(waits, $"s-2-{waits}");

        await node.Begin(throws, $"s-3-{throws}");
        await node.Until(first, commit => commit.After.Status == CaseStatus.Completed);
        await node.Until(second, commit => commit.After.Status == CaseStatus.Completed);
        await node.UntilAny(commit => commit.After.ProcedureKey == begins);
    }
}

[Collection(nameof(OnSqlite))]
public sealed class BetweenCasesOnSqlite(SqliteTestDatabase database) : BetweenCasesTests(database);

[Collection(nameof(OnPostgres))]
public sealed class BetweenCasesOnPostgres(PostgresTestDatabase database) : BetweenCasesTests(database);
