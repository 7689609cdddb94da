using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Nodes;
using WorkflowHub.Storage.Rows;
using WorkflowHub.Storage.Tests.Databases;
using static WorkflowHub.Hosting.Tests.Hosted.Procedures;

namespace WorkflowHub.Hosting.Tests.Hosted;

/// <summary>Several servers on one database that know each other.</summary>
public abstract class ClusterTests
{
    private readonly TestDatabase database;

    protected ClusterTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task Servers_find_each_other_in_the_database_and_a_case_lives_on_one_of_them()
    {
        await using var one = await Node.Start(database.Options, Free());
        Guid id;
        await using (var two = await Node.Start(database.Options, Free()))
        {
            var hosts = await one.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true);
            Assert.Equal(2, hosts.Count);
            await PutOrganisation(one.Services);
            var procedure = await Publish(one.Services, "<startEvent id='start'/>" + Head + "<endEvent id='end'/>" + Flow("start", "decide") + Flow("decide", "end"));
            id = await one.Begin(procedure, "cluster");
            Node[] nodes = [one, two];

            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
                nodes[i % 2].Run(id, $"{id:N}:{i}", new AddComment($"{i}") { At = DateTimeOffset.UtcNow, By = "an" })));

            // One writer: nobody was in anybody's way, so nobody had to read the journal again or give up.
            Assert.All(answers, answer => Assert.Equal(AnswerKind.Done, answer.Kind));
            Assert.Equal(50, answers.Select(answer => answer.Revision).Distinct().Count());
        }

        Assert.Equal(AnswerKind.Done, (await one.Act(id, 1, "binh")).Kind);
        await using var open = database.Open();
        Assert.Equal(CaseStatus.Completed.ToString().ToLowerInvariant(), (await open.Cases.SingleAsync(row => row.Id == id)).Status);
        Assert.Single((await one.Services.GetRequiredService<NodeStore>().Read(CancellationToken.None)).Nodes, node => !node.Dead);
    }

    [Fact]
    public async Task Of_two_that_change_the_list_at_once_one_is_told_to_read_it_again()
    {
        var store = database.Services.GetRequiredService<NodeStore>();
        var before = await store.Read(CancellationToken.None);

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => store.Add(Row($"node{i}-{Guid.NewGuid():N}"), before.Version, CancellationToken.None))));

        Assert.Single(added, done => done);
        var list = await store.Read(CancellationToken.None);
        Assert.Equal((before.Version + 1, before.Nodes.Count + 1), (list.Version, list.Nodes.Count));
        var node = list.Nodes.Single(row => row.Address.StartsWith("node", StringComparison.Ordinal));

        Assert.False(await store.Update(node, before.Version, CancellationToken.None));
        Assert.False(await store.Update(Row(node.Address, revision: 7), list.Version, CancellationToken.None));
        Assert.True(await store.Update(Row(node.Address, dead: true), list.Version, CancellationToken.None));
        Assert.False(await store.Add(Row(node.Address), list.Version + 1, CancellationToken.None));
        Assert.Equal(list.Version + 1, (await store.Read(CancellationToken.None)).Version);

        await store.ForgetDead(DateTime.UtcNow.AddHours(1), CancellationToken.None);
        Assert.DoesNotContain((await store.Read(CancellationToken.None)).Nodes, row => row.Address == node.Address);
    }

    private static NodeRow Row(string address, bool dead = false, long revision = 0) =>
        new() { Address = address, Entry = "{}", Dead = dead, Revision = revision, AliveAt = DateTime.UtcNow };

    private static NodeAddress Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new NodeAddress(IPAddress.Loopback, ((IPEndPoint)listener.LocalEndpoint).Port);
    }
}

[Collection(nameof(OnSqlite))]
public sealed class ClusterOnSqlite(SqliteTestDatabase database) : ClusterTests(database);

[Collection(nameof(OnPostgres))]
public sealed class ClusterOnPostgres(PostgresTestDatabase database) : ClusterTests(database);
