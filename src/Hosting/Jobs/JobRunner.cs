using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>
/// Runs the jobs that cases have asked for. A job's row was committed with the event that asks for it and goes with the event that
/// answers it, so it is run at least once; its attempt is counted before it begins, so one that kills the process runs out of attempts too.
/// </summary>
internal sealed class JobRunner : BackgroundService
{
    public const int Attempts = 5;
    private const int AtOnce = 8;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    // Longer than an attempt may take, so that two attempts do not run side by side.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);
    // No job waits longer for an answer that comes from elsewhere.
    private static readonly TimeSpan Ages = TimeSpan.FromDays(36_500);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    private readonly CaseStore store;
    private readonly ICaseRunner cases;
    private readonly Dictionary<string, IJobKind> kinds;
    private readonly Courier courier;
    private readonly TimeProvider time;
    private readonly ILogger<JobRunner> log;
    private readonly WakeUp wakeUp;
    private readonly SemaphoreSlim slots = new(AtOnce);

    public JobRunner(CaseStore store, ICaseRunner cases, IEnumerable<IJobKind> kinds, Courier courier, CommitQueue commits, TimeProvider time, ILogger<JobRunner> log)
    {
        (this.store, this.cases, this.courier, this.time, this.log) = (store, cases, courier, time, log);
        this.kinds = kinds.ToDictionary(kind => kind.Kind);
        wakeUp = new WakeUp(time);
        commits.Committed += commit =>
        {
            if (!commit.Effects.IsEmpty) wakeUp.Ring();
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var leased = await LeaseJobs(stoppingToken);
            foreach (var job in leased) _ = RunInSlot(job, stoppingToken);
            if (leased.Count == 0) await Sleep(stoppingToken);
        }
        for (var slot = 0; slot < AtOnce; slot++) await slots.WaitAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<LeasedJob>> LeaseJobs(CancellationToken stopping)
    {
        try
        {
            return slots.CurrentCount == 0 ? [] : await store.LeaseJobs(time.GetUtcNow(), Lease, slots.CurrentCount, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Waiting jobs could not be read");
            return [];
        }
    }

    private async Task RunInSlot(LeasedJob job, CancellationToken stopping)
    {
        await slots.WaitAsync(CancellationToken.None);
        try
        {
            await Attempt(job, stopping);
        }
        catch (Exception fault)
        {
            // Neither result nor failure could be recorded: the lease runs out and the job is tried again.
            log.LogError(fault, "Job {Job} of case {Case}: its outcome could not be recorded", job.Number, job.CaseId);
        }
        finally
        {
            slots.Release();
            wakeUp.Ring();
        }
    }

    private async Task Attempt(LeasedJob job, CancellationToken stopping)
    {
        if (job.Number < 0)
        {
            await Carry(job, stopping);
            return;
        }

        // An attempt that took the process down leaves nothing but its count.
        if (job.Attempt > Attempts)
        {
            await Send(job, new FailJob(job.Number, job.Attempt, "The attempts ended without an answer.", true) { At = time.GetUtcNow(), By = Command.System });
            return;
        }

        ContextValue? result;
        try
        {
            result = await Run(job, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await store.PostponeJob(job.CaseId, job.Number, time.GetUtcNow(), CancellationToken.None);
            return;
        }
        catch (Exception fault)
        {
            await Failed(job, fault);
            return;
        }
        if (result is null) await store.PostponeJob(job.CaseId, job.Number, time.GetUtcNow() + Ages, CancellationToken.None);
        else await Send(job, new CompleteJob(job.Number, result) { At = time.GetUtcNow(), By = Command.System });
    }

    /// <summary>What a case has to say to others. A message nobody waits for is kept for a few attempts, everything else until it has arrived.</summary>
    private async Task Carry(LeasedJob errand, CancellationToken stopping)
    {
        var arrived = false;
        try
        {
            arrived = await courier.Deliver(errand, stopping);
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            log.LogWarning(fault, "What case {Case} has to say ({Kind}) has not arrived, attempt {Attempt}", errand.CaseId, errand.Kind, errand.Attempt);
            await store.PostponeJob(errand.CaseId, errand.Number, time.GetUtcNow() + BackOff(Math.Min(errand.Attempt, Attempts)), CancellationToken.None);
            return;
        }
        if (!arrived && errand.Attempt >= Attempts) log.LogWarning("Nobody waits for the message {Name} of case {Case}", errand.Input["name"].AsText, errand.CaseId);
        if (arrived || errand.Attempt >= Attempts) await store.DropJob(errand.CaseId, errand.Number, CancellationToken.None);
        else await store.PostponeJob(errand.CaseId, errand.Number, time.GetUtcNow() + BackOff(errand.Attempt), CancellationToken.None);
    }

    private async Task<ContextValue?> Run(LeasedJob job, CancellationToken stopping)
    {
        if (!kinds.TryGetValue(job.Kind, out var kind)) throw new JobRefusedException($"This installation knows no job of kind \"{job.Kind}\".");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(TimeLimit);
        try
        {
            return await kind.Run(job, limit.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"The job took longer than {TimeLimit.TotalSeconds:0} seconds.");
        }
    }

    private async Task Failed(LeasedJob job, Exception fault)
    {
        var last = fault is JobRefusedException || job.Attempt >= Attempts;
        log.LogWarning(fault, "Job {Job} ({Kind}) of case {Case} failed, attempt {Attempt}", job.Number, job.Kind, job.CaseId, job.Attempt);
        if (last)
            await Send(job, new FailJob(job.Number, job.Attempt, fault.Message, true) { At = time.GetUtcNow(), By = Command.System });
        else
            await store.PostponeJob(job.CaseId, job.Number, time.GetUtcNow() + BackOff(job.Attempt), CancellationToken.None);
    }

    /// <summary>4, 16, 64 and 256 seconds.</summary>
    private static TimeSpan BackOff(int attempt) => TimeSpan.FromSeconds(Math.Pow(4, attempt));

    private async Task Send(LeasedJob job, Command command)
    {
        // With when it was asked for: after an incident it is asked for again under its number, and gets another answer.
        var key = string.Create(CultureInfo.InvariantCulture, $"system:job:{job.CaseId:N}:{job.Number}:{job.Asked}");
        var answer = await cases.Run(new CommandRequest(job.CaseId, null, key, "", null, command), CancellationToken.None);
        if (answer.Kind != AnswerKind.Done)
            throw new InvalidOperationException($"{command.GetType().Name}: {answer.Kind} {answer.Refusal?.Message}");
    }

    private async Task Sleep(CancellationToken stopping)
    {
        try
        {
            await wakeUp.Wait(LongestSleep, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
    }
}
