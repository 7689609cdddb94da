using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Timers;

/// <summary>
/// Sends due timers to their cases. A timer's row goes in the transaction of what its firing changed, so a timer is neither lost
/// nor fired twice, whichever node dies when.
/// </summary>
internal sealed class TimerPump : BackgroundService
{
    private const int Batch = 500;
    private const int AtOnce = 32;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(30);

    private readonly CaseStore store;
    private readonly ICaseRunner cases;
    private readonly TimeProvider time;
    private readonly ILogger<TimerPump> log;
    private readonly WakeUp wakeUp;
    private readonly ConcurrentDictionary<(Guid Case, int Timer), DateTimeOffset> putOff = new();

    // A timer armed for a moment before this one cuts the sleep short.
    private long wakeAt = long.MaxValue;

    public TimerPump(CaseStore store, ICaseRunner cases, CommitQueue commits, TimeProvider time, ILogger<TimerPump> log)
    {
        (this.store, this.cases, this.time, this.log) = (store, cases, time, log);
        wakeUp = new WakeUp(time);
        commits.Committed += commit =>
        {
            foreach (var armed in commit.Events.OfType<TimerArmed>())
                if (armed.DueAt.UtcTicks < Interlocked.Read(ref wakeAt)) wakeUp.Ring();
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await Sleep(await FireDue(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    /// <returns>How long there is nothing to do, as far as is known.</returns>
    private async Task<TimeSpan> FireDue(CancellationToken stopping)
    {
        try
        {
            var now = time.GetUtcNow();
            var due = await store.DueTimers(now, Batch, stopping);
            foreach (var (timer, until) in putOff)
                if (until <= now) putOff.TryRemove(timer, out _);
            var ready = due.Where(timer => !putOff.ContainsKey((timer.CaseId, timer.Number))).ToList();
            await Parallel.ForEachAsync(ready, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping }, Fire);
            if (due.Count == Batch && ready.Count > 0) return TimeSpan.Zero;

            var next = await store.NextTimer(stopping);
            return next is { } moment && moment > now && moment - now < LongestSleep ? moment - now : LongestSleep;
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            log.LogError(fault, "Due timers could not be read");
            return LongestSleep;
        }
    }

    private async ValueTask Fire(DueTimer timer, CancellationToken stopping)
    {
        var request = new CommandRequest(
            timer.CaseId, null, string.Create(CultureInfo.InvariantCulture, $"system:timer:{timer.CaseId:N}:{timer.Number}"), "", null,
            new FireTimer(timer.Number) { At = time.GetUtcNow(), By = Command.System });
        var answer = await cases.Run(request, stopping);
        if (answer.Kind == AnswerKind.Done) return;

        putOff[(timer.CaseId, timer.Number)] = time.GetUtcNow() + PutOff;
        log.LogWarning("Timer {Timer} of case {Case} could not fire: {Kind} {Refusal}", timer.Number, timer.CaseId, answer.Kind, answer.Refusal?.Message);
    }

    private async Task Sleep(TimeSpan atMost, CancellationToken stopping)
    {
        if (atMost == TimeSpan.Zero) return;
        Interlocked.Exchange(ref wakeAt, (time.GetUtcNow() + atMost).UtcTicks);
        await wakeUp.Wait(atMost, stopping);
    }
}
