using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using WorkflowHub.Engine;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Tests;

public sealed class CommitQueueTests
{
    [Fact]
    public async Task What_waits_while_a_group_is_written_becomes_the_next_group()
    {
        var writer = new GatedWriter();
        var queue = new CommitQueue(writer, new HostingOptions(), NullLogger<CommitQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);

        var first = queue.Write(Commit("first"));
        await writer.Entered();
        var others = Enumerable.Range(0, 20).Select(i => queue.Write(Commit($"other {i}"))).ToArray();
        writer.Release(2);
        await Task.WhenAll([first, .. others]);
        await queue.StopAsync(CancellationToken.None);

        Assert.Equal([1, 20], writer.Groups.Select(group => group.Count));
        Assert.All(others, other => Assert.Equal(CommitResult.Done, other.Result));
    }

    [Fact]
    public async Task A_full_queue_takes_nothing_more_and_says_so()
    {
        var writer = new GatedWriter();
        var queue = new CommitQueue(writer, new HostingOptions(), NullLogger<CommitQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);

        var taken = Enumerable.Range(0, 6000).Select(i => queue.Write(Commit($"c{i}"))).ToArray();
        var refused = taken.Count(write => write.IsCompletedSuccessfully && write.Result is null);
        writer.Release(100);
        await Task.WhenAll(taken);
        await queue.StopAsync(CancellationToken.None);

        Assert.InRange(refused, 1, 6000);
        Assert.Equal(6000 - refused, writer.Groups.Sum(group => group.Count));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_fails_the_group_and_not_the_writer()
    {
        var writer = new GatedWriter { Fault = new IOException("gone") };
        var queue = new CommitQueue(writer, new HostingOptions(), NullLogger<CommitQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);
        writer.Release(2);

        var failed = await queue.Write(Commit("while gone"));
        writer.Fault = null;
        var done = await queue.Write(Commit("when back"));
        await queue.StopAsync(CancellationToken.None);

        Assert.Equal(CommitResult.Failed, failed);
        Assert.Equal(CommitResult.Done, done);
    }

    [Fact]
    public async Task Stopping_writes_what_is_still_waiting()
    {
        var writer = new GatedWriter();
        var queue = new CommitQueue(writer, new HostingOptions(), NullLogger<CommitQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);

        var writes = Enumerable.Range(0, 5).Select(i => queue.Write(Commit($"c{i}"))).ToArray();
        var stopping = queue.StopAsync(CancellationToken.None);
        writer.Release(5);
        await stopping;

        Assert.All(writes, write => Assert.Equal(CommitResult.Done, write.Result));
    }

    private static CaseCommit Commit(string key) => new(null!, 0, Case.None, [], [], key, "", DateTimeOffset.UnixEpoch);

    /// <summary>Holds every group until it is released.</summary>
    private sealed class GatedWriter : ICommitWriter
    {
        private readonly SemaphoreSlim gate = new(0);
        private readonly SemaphoreSlim entered = new(0);

        public ConcurrentQueue<IReadOnlyList<CaseCommit>> Groups { get; } = new();
        public Exception? Fault { get; set; }

        public Task Entered() => entered.WaitAsync();
        public void Release(int groups) => gate.Release(groups);

        public async Task<IReadOnlyList<CommitResult>> Write(IReadOnlyList<CaseCommit> commits, CancellationToken cancellation)
        {
            entered.Release();
            await gate.WaitAsync(cancellation);
            if (Fault is not null) throw Fault;
            Groups.Enqueue(commits);
            return [.. commits.Select(_ => CommitResult.Done)];
        }
    }
}
