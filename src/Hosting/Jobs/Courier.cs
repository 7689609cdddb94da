using System.Globalization;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Procedures;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>
/// Carries what cases have to say to other cases: answers to calls, messages, signals. Each may be carried again after a crash; the key of the command it
/// becomes makes it arrive once.
/// </summary>
internal sealed class Courier(CaseStore store, ICaseRunner cases, ProcedureStore published, ProcedureCatalogue procedures, TimeProvider time)
{
    /// <returns>Whether it has arrived; a message for which nobody waits yet has not.</returns>
    public async Task<bool> Deliver(LeasedJob errand, CancellationToken cancellation)
    {
        switch (errand.Kind)
        {
            case "answer-call": await Answer(errand, cancellation); return true;
            case "cancel-call": await Cancel(errand, cancellation); return true;
            case "signal": await Broadcast(errand, cancellation); return true;
            case "message": return await Send(errand, cancellation);
            default: throw new NotSupportedException($"This version of the program knows no errand of kind \"{errand.Kind}\".");
        }
    }

    private async Task Answer(LeasedJob errand, CancellationToken cancellation)
    {
        var caller = new Caller(Guid.Parse(errand.Input["case"].AsText!), Number(errand.Input["job"]));
        var answer = new AnswerCall(caller, Enum.Parse<CallAnswer>(errand.Input["kind"].AsText!), errand.Input["code"].AsText, (ContextValue)errand.Input["data"]);
        await Tell(caller.Case, Key(errand), answer.At(time.GetUtcNow()), cancellation);
    }

    private async Task Cancel(LeasedJob errand, CancellationToken cancellation)
    {
        var called = CallJob.IdOf(errand.CaseId, Number(errand.Input["job"]));
        await Tell(called, $"system:cancel-call:{called:N}", CallJob.Cancellation(time.GetUtcNow()), cancellation);
    }

    /// <summary>To the first case that takes it, else to a procedure that begins with it. One key for all: whoever has taken it keeps it.</summary>
    private async Task<bool> Send(LeasedJob errand, CancellationToken cancellation)
    {
        var (name, data) = (errand.Input["name"].AsText!, (ContextValue)errand.Input["data"]);
        foreach (var id in await store.WaitingFor(Subscription.Message, name, cancellation))
        {
            var answer = await Tell(id, Key(errand), new ReceiveMessage(name, data) { At = time.GetUtcNow(), By = Command.System, Key = errand.Input["key"].AsText }, cancellation);
            if (answer.Kind is AnswerKind.Done or AnswerKind.KeyReused) return true;
        }
        foreach (var (procedure, start) in await StartsWith(Subscription.Message, name, cancellation))
            if ((await Begin(errand, procedure, start, Key(errand), data, cancellation)).Kind is AnswerKind.Done or AnswerKind.KeyReused) return true;
        return false;
    }

    private async Task Broadcast(LeasedJob errand, CancellationToken cancellation)
    {
        var (name, data) = (errand.Input["name"].AsText!, (ContextValue)errand.Input["data"]);
        foreach (var id in await store.WaitingFor(Subscription.Signal, name, cancellation))
            if (id != errand.CaseId) await Tell(id, $"{Key(errand)}:{id:N}", new ReceiveSignal(name, data) { At = time.GetUtcNow(), By = Command.System }, cancellation);
        foreach (var (procedure, start) in await StartsWith(Subscription.Signal, name, cancellation))
            await Begin(errand, procedure, start, $"{Key(errand)}:{procedure.Key}:{start.Element}", data, cancellation);
    }

    private async Task<List<(Procedure Procedure, ProcedureStart Start)>> StartsWith(string kind, string name, CancellationToken cancellation)
    {
        var found = new List<(Procedure, ProcedureStart)>();
        foreach (var key in await published.Keys(cancellation))
            if (await procedures.Current(key, cancellation) is { } current)
                found.AddRange(current.Procedure.Starts.Where(start => start.Kind == kind && start.Name == name).Select(start => (current.Procedure, start)));
        return found;
    }

    /// <summary>For the person and unit that the designer named, else for those of the case that sent what it begins with.</summary>
    private async Task<CommandAnswer> Begin(LeasedJob errand, Procedure procedure, ProcedureStart start, string key, ContextValue data, CancellationToken cancellation)
    {
        var sender = await store.Load(errand.CaseId, cancellation);
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var begin = new StartCase(id, start.Unit ?? sender?.Unit ?? "", data)
        {
            At = time.GetUtcNow(), By = start.Applicant ?? sender?.Applicant ?? "", Start = start.Element, Definition = start.Definition,
        };
        return Known(await cases.Run(new CommandRequest(id, procedure.Key, key, "", null, begin), cancellation));
    }

    private async Task<CommandAnswer> Tell(Guid id, string key, Command command, CancellationToken cancellation) =>
        Known(await cases.Run(new CommandRequest(id, null, key, "", null, command), cancellation));

    /// <summary>A refusal is an answer; where there was none it is tried again.</summary>
    private static CommandAnswer Known(CommandAnswer answer) =>
        answer.Kind is AnswerKind.Unavailable or AnswerKind.Stale ? throw new InvalidOperationException($"The case could not be reached: {answer.Kind}") : answer;

    private static string Key(LeasedJob errand) => string.Create(CultureInfo.InvariantCulture, $"system:{errand.Kind}:{errand.CaseId:N}:{-errand.Number}");

    private static int Number(Value value) => (int)((NumberValue)value).Number.ToDecimal();
}
