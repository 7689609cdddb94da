using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Cases;

/// <summary>
/// Group commit: a writer takes all that is waiting and writes it in one transaction. There is no timer, so one client alone
/// waits no longer than its own transaction. Two commits of one case never meet here: its grain awaits the first.
/// </summary>
public sealed class CommitQueue(ICommitWriter writer, HostingOptions options, ILogger<CommitQueue> log) : IHostedService
{
    private const int GroupLimit = 512;
    private const int WaitingLimit = 4096;

    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(WaitingLimit);
    private Task[] writers = [];

    /// <summary>Raised after a commit is durable, before its command is answered. Handlers must be quick and must not throw.</summary>
    public event Action<CaseCommit>? Committed;

    /// <returns>What became of the commit, or null when the queue is full and it was not taken.</returns>
    public async Task<CommitResult?> Write(CaseCommit commit)
    {
        var waiting = new Waiting(commit);
        return queue.Writer.TryWrite(waiting) ? await waiting.Result.Task : null;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        writers = [.. Enumerable.Range(0, options.CommitWriters).Select(_ => Task.Run(WriteGroups, CancellationToken.None))];
        return Task.CompletedTask;
    }

    /// <summary>Writes what is still waiting, then stops.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return Task.WhenAll(writers).WaitAsync(cancellationToken);
    }

    private async Task WriteGroups()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            while (group.Count < GroupLimit && queue.Reader.TryRead(out var waiting)) group.Add(waiting);
            if (group.Count > 0) await WriteGroup(group);
        }
    }

    private async Task WriteGroup(List<Waiting> group)
    {
        try
        {
            var results = await writer.Write(group.ConvertAll(waiting => waiting.Commit), CancellationToken.None);
            for (var i = 0; i < group.Count; i++) Tell(group[i], results[i]);
        }
        catch (Exception fault)
        {
            // Whether the transaction went through may be unknown: each grain drops its state, and a repeated key finds out.
            log.LogError(fault, "A group of {Count} commits could not be written", group.Count);
            foreach (var waiting in group) waiting.Result.TrySetResult(CommitResult.Failed);
        }
    }

    private void Tell(Waiting waiting, CommitResult result)
    {
        if (result == CommitResult.Done) Committed?.Invoke(waiting.Commit);
        waiting.Result.TrySetResult(result);
    }

    private sealed record Waiting(CaseCommit Commit)
    {
        public TaskCompletionSource<CommitResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
