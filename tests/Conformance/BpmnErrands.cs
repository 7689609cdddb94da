using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>The errands of the world: script bodies, which are tokens and not code.</summary>
internal sealed class BpmnErrands(BpmnWorld world)
{
    private static readonly TimeSpan ScriptTime = TimeSpan.FromSeconds(10);

    private readonly List<(DateTimeOffset Due, Running Case, int Job, ContextValue Result)> waiting = [];

    /// <summary>What the scripts have logged, in order.</summary>
    public List<string> Log { get; } = [];

    public bool Marker { get; private set; }

    /// <summary>When each script that takes time began and ended.</summary>
    public Dictionary<string, (DateTimeOffset From, DateTimeOffset To)> Stretches { get; } = new(StringComparer.Ordinal);

    public void Carry(Running running, Effect effect)
    {
        switch (effect)
        {
            case RunJob { Kind: "script" } job: Script(running, job); break;
            case RunJob { Kind: "call" } job: Call(running, job); break;
            case RunJob job: throw new BpmnFailure($"The runner does no job of the kind {job.Kind}.");
            case AnswerCall answer when running.Parent is { } parent: if (!parent.Ended) world.Do(parent, answer.At(world.Now)); break;
            case CancelCall call: Cancel(running, call.Job); break;
            case SendMessage message: world.Send(message.Name, message.Key, message.Data); break;
            case BroadcastSignal signal: world.Broadcast(signal.Name, signal.Data, running); break;
            default: throw new BpmnFailure($"The runner does not know the effect {effect.GetType().Name}.");
        }
    }

    /// <summary>Facts that concern an errand under way.</summary>
    public void Notice(Running running, Event fact)
    {
        if (fact is JobCancelled cancelled) waiting.RemoveAll(one => one.Case == running && one.Job == cancelled.Job);
    }

    private void Call(Running running, RunJob job) =>
        world.StartCase(job.Input["procedure"].AsText!, (ContextValue)job.Input["data"], running, job.Job);

    private void Cancel(Running running, int job)
    {
        foreach (var called in world.Cases.Where(one => one.Parent == running && one.Job == job && !one.Ended).ToList())
            world.Do(called, new CancelCase("the call was cancelled") { At = world.Now, By = Command.System });
    }

    public (DateTimeOffset At, Action Action)? NextDue()
    {
        if (waiting.Count == 0) return null;
        var next = waiting.MinBy(job => job.Due);
        return (next.Due, () =>
        {
            waiting.Remove(next);
            Complete(next.Case, next.Job, next.Result);
        });
    }

    private void Script(Running running, RunJob job)
    {
        var script = job.Input["script"].AsText ?? "";
        var result = job.Input;
        switch (script)
        {
            case "" or "CREATE_LOG_FILE": break;
            case "CREATE_MARKER_FILE": Marker = true; break;
            case "INCREMENT_INTEGER_VARIABLE" or "INCREMENT_INTEGER_VARIABLE_AND_LOG":
                if (script.EndsWith("_AND_LOG", StringComparison.Ordinal)) Log.Add("INCREMENT");
                result = result.With("integerVariable", Value.Of((job.Input["integerVariable"] as NumberValue ?? new NumberValue(0)).Number.ToDecimal() + 1));
                break;
            case "SET_STRING_DATA": result = result.With("data", Value.Of("String")); break;
            case "LOG_DATA": Log.Add(job.Input["data"].AsText ?? "null"); break;
            case "WAIT_TEN_SECONDS" or "CREATE_TIMESTAMP_LOG_1" or "CREATE_TIMESTAMP_LOG_2":
                Stretches[script] = (world.Now, world.Now + ScriptTime);
                waiting.Add((world.Now + ScriptTime, running, job.Job, result));
                return;
            case "THROW_ERROR": world.Do(running, new ThrowError(job.Job, "ERR_CODE", ContextValue.Empty) { At = world.Now, By = Command.System }); return;
            case var named when named.StartsWith("SCRIPT_", StringComparison.Ordinal): Log.Add(named); break;
            default: throw new BpmnFailure($"The runner knows no script '{script}'.");
        }
        Complete(running, job.Job, result);
    }

    private void Complete(Running running, int job, ContextValue result) =>
        world.Do(running, new CompleteJob(job, result) { At = world.Now, By = Command.System });
}
