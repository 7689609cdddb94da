using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Work for a machine: asked for as an effect, answered by a command.</summary>
internal sealed class ServiceTask : Activity
{
    private readonly string kind = "";
    private readonly ImmutableArray<Mapping> inputs = [];
    private readonly ImmutableArray<Mapping> outputs = [];

    public ServiceTask(XmlPart part, ModelReader reader) : base(part, reader)
    {
        if (part.Extension("job") is not { } job)
        {
            reader.Problem("bpmn.job-missing", part, $"Service task '{Id}' needs a wh:job that says what is to be done.");
            return;
        }
        reader.OnlyKnown(job, ["kind"], ["input", "output"]);
        kind = reader.Required(job, "kind");
        inputs = Mapping.Read(job, "input", reader, null);
        outputs = Mapping.Read(job, "output", reader, Scope.Open);
    }

    protected override void Begin(Run run, Token token)
    {
        if (Evaluate(run, token, inputs, run.Evaluate, null) is { } input) run.Request(token, kind, input);
    }

    /// <summary>Asks anew, under a number of its own: the input may have changed, and nobody waits for the old answer any more.</summary>
    public void RequestAgain(Run run, Token token)
    {
        run.CancelJobOf(token);
        Begin(run, token);
    }

    /// <summary>The job is done: its outputs become data of the case.</summary>
    public void Finish(Run run, Token token, OpenJob job, ContextValue result)
    {
        if (Evaluate(run, token, outputs, expression => expression.Evaluate(result), job) is not { } changes) return;
        run.Emit(new JobCompleted(job.Number, Id, result) { At = run.At, By = run.By });
        run.ResolveIncidentsOf(token);
        run.Change(changes);
        Leave(run, token);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CancelJobOf(token);
        base.Cancel(run, token, reason);
    }

    private ContextValue? Evaluate(Run run, Token token, ImmutableArray<Mapping> mappings, Func<Expression, Value> evaluate, OpenJob? job)
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
