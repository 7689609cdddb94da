using System.Buffers.Binary;
using System.Security.Cryptography;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Procedures;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>Begins the case that a call activity calls, for the caller's applicant and unit. Its answer comes when that case has one.</summary>
internal sealed class CallJob(CaseStore store, ICaseRunner cases, ProcedureStore procedures, TimeProvider time) : IJobKind
{
    public string Kind => "call";

    public async Task<ContextValue?> Run(LeasedJob job, CancellationToken cancellation)
    {
        var caller = await store.Load(job.CaseId, cancellation) ?? throw new JobRefusedException("Its case is not there.");
        var key = job.Text("procedure");
        var version = await Version(job, caller.ProcedureKey, caller.ProcedureVersion, key, cancellation);
        var id = IdOf(job.CaseId, job.Number);
        var begin = new StartCase(id, caller.Unit, job.Input["data"] as ContextValue ?? ContextValue.Empty) { At = time.GetUtcNow(), By = caller.Applicant, Caller = new Caller(job.CaseId, job.Number) };
        var answer = await cases.Run(new CommandRequest(id, key, $"system:call:{id:N}", "", null, begin, version), cancellation);
        switch (answer.Kind)
        {
            case AnswerKind.Done: break;
            case AnswerKind.NotFound: throw new JobRefusedException($"There is no procedure \"{key}\"{(version is null ? "" : $" of version {version}")}.");
            case AnswerKind.Refused: throw new JobRefusedException(answer.Refusal!.Message);
            default: throw new InvalidOperationException($"The called case could not begin: {answer.Kind}");
        }
        await CancelUnlessAwaited(job, id, cancellation);
        return null;
    }

    /// <summary>The id of the case that a job calls, the same however often the job is run.</summary>
    public static Guid IdOf(Guid caller, int job)
    {
        Span<byte> words = stackalloc byte[20], hash = stackalloc byte[32];
        caller.TryWriteBytes(words);
        BinaryPrimitives.WriteInt32BigEndian(words[16..], job);
        SHA256.HashData(words, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>The call may have been cancelled while the case began.</summary>
    private async Task CancelUnlessAwaited(LeasedJob job, Guid id, CancellationToken cancellation)
    {
        if ((await store.Load(job.CaseId, cancellation))?.Jobs.Any(open => open.Number == job.Number) == true) return;
        await cases.Run(new CommandRequest(id, null, $"system:cancel-call:{id:N}", "", null, Cancellation(time.GetUtcNow())), cancellation);
    }

    public static CancelCase Cancellation(DateTimeOffset at) => new("The call was cancelled.") { At = at, By = Command.System };

    /// <returns>Null for the current one.</returns>
    private async Task<int?> Version(LeasedJob job, string caller, int callerVersion, string key, CancellationToken cancellation)
    {
        if (job.Input["version"] is NumberValue { Number: var pinned }) return (int)pinned.ToDecimal();
        if (job.Input["binding"].AsText != "deployed") return null;
        return await procedures.VersionBeside(key, caller, callerVersion, cancellation) ?? throw new JobRefusedException($"There was no procedure \"{key}\" when version {callerVersion} of \"{caller}\" was published.");
    }
}
