using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Work for a machine.</summary>
internal sealed class ServiceTask : Errand
{
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
        Kind = reader.Required(job, "kind");
        inputs = Mapping.Read(job, "input", reader, null);
        outputs = Mapping.Read(job, "output", reader, Scope.Open);
    }

    protected override string Kind { get; } = "";

    protected override ContextValue? Input(Run run, Token token) => Evaluate(run, token, inputs, expression => run.Evaluate(expression, token), null);

    protected override ContextValue? Output(Run run, Token token, OpenJob job, ContextValue result) =>
        Evaluate(run, token, outputs, expression => expression.Evaluate(result), job);
}
