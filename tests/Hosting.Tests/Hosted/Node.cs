using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Tests.Hosted;

/// <summary>A whole server without its web side, on a database that others may use at the same time.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IHost host;
    private readonly ConcurrentQueue<CaseCommit> commits = new();
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private Node(IHost host) => this.host = host;

    public IServiceProvider Services => host.Services;

    public static async Task<Node> Start(StorageOptions database, NodeAddress? cluster = null)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(database);
        builder.AddHosting(new HostingOptions(CommitWriters: database.Kind == DatabaseKind.Sqlite ? 1 : 2, Cluster: cluster));
        var node = new Node(builder.Build());
        await node.Services.GetRequiredService<Database>().Prepare(CancellationToken.None);
        node.Services.GetRequiredService<CommitQueue>().Committed += node.Hear;
        await node.host.StartAsync();
        return node;
    }

    public async Task<Guid> Begin(string procedure, string key, params (string Name, Value Value)[] data)
    {
        var id = Guid.CreateVersion7();
        var answer = await Run(id, key, new StartCase(id, "team", ContextValue.Of(data)) { At = DateTimeOffset.UtcNow, By = "an" }, procedure);
        Assert.Equal(AnswerKind.Done, answer.Kind);
        return answer.CaseId;
    }

    public Task<CommandAnswer> Run(Guid id, string key, Command command, string? procedure = null) =>
        Services.GetRequiredService<ICaseRunner>().Run(new CommandRequest(id, procedure, $"{command.By}:{key}", "hash", null, command), CancellationToken.None);

    public Task<CommandAnswer> Act(Guid id, int task, string person, string outcome = "approve") =>
        Run(id, $"{id:N}:act:{task}", new ActOnTask(task, outcome, ContextValue.Empty, null) { At = DateTimeOffset.UtcNow, By = person });

    /// <summary>The first commit of a case, past or to come, that is like this.</summary>
    public Task<CaseCommit> Until(Guid id, Func<CaseCommit, bool> like) => UntilAny(commit => commit.After.Id == id && like(commit));

    /// <summary>The first commit of any case, past or to come, that is like this.</summary>
    public async Task<CaseCommit> UntilAny(Func<CaseCommit, bool> like)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (commits.FirstOrDefault(like) is { } found) return found;
            await news.Reader.ReadAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable) await disposable.DisposeAsync();
    }

    private void Hear(CaseCommit commit)
    {
        commits.Enqueue(commit);
        news.Writer.TryWrite(true);
    }
}
