using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Work that somebody outside does: asked for as an effect, answered by a command.</summary>
internal abstract class Errand(XmlPart part, ModelReader reader) : Activity(part, reader)
{
    protected abstract string Kind { get; }

    /// <summary>What the job is given; null when it could not be worked out, which is noted.</summary>
    protected abstract ContextValue? Input(Run run, Token token);

    /// <summary>What becomes data when the job is done; null when it could not be worked out, which is noted.</summary>
    protected abstract ContextValue? Output(Run run, Token token, OpenJob job, ContextValue result);

    protected sealed override void Begin(Run run, Token token)
    {
        if (Input(run, token) is { } input) run.Request(token, Kind, input);
    }

    /// <summary>Asks anew, under a number of its own: the input may have changed, and nobody waits for the old answer any more.</summary>
    public void RequestAgain(Run run, Token token)
    {
        run.CancelJobOf(token);
        Start(run, token);
    }

    /// <summary>The job is done: its outputs become data where their names are declared.</summary>
    public void Finish(Run run, Token token, OpenJob job, ContextValue result)
    {
        if (Output(run, token, job, result) is not { } changes) return;
        run.Emit(new JobCompleted(job.Number, Id, result) { At = run.At, By = run.By });
        run.ResolveIncidentsOf(token);
        run.Change(changes, token);
        Leave(run, token);
    }

    /// <summary>What comes with an error or escalation of the errand.</summary>
    /// <returns>False when an incident was raised instead.</returns>
    public bool Take(Run run, Token token, OpenJob job, ContextValue given)
    {
        if (Given(run, token, job, given) is not { } changes) return false;
        run.Change(changes, run.Around(token));
        return true;
    }

    /// <summary>What of it becomes data; null when it could not be worked out, which is noted.</summary>
    protected virtual ContextValue? Given(Run run, Token token, OpenJob job, ContextValue given) => given;

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CancelJobOf(token);
        base.Cancel(run, token, reason);
    }

    protected ContextValue? Evaluate(Run run, Token token, ImmutableArray<Mapping> mappings, Func<Expression, Value> evaluate, OpenJob? job)
    {
        var values = ContextValue.Empty;
        foreach (var mapping in mappings)
        {
            var value = evaluate(mapping.Expression);
            if (value is NullValue { Reason: { } reason })
            {
                run.Raise(token, this, "expression", $"'{mapping.Name}' of '{Id}' could not be worked out: {reason}", job?.Number);
                return null;
            }
            values = values.With(mapping.Name, value);
        }
        return values;
    }
}
