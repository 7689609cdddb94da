using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// A decision of the package, by <c>wh:decision</c>: its result becomes data under the name given. Without inputs of its own it sees all data that the task
/// sees.
/// </summary>
internal sealed class BusinessRuleTask : Activity
{
    private readonly DecisionModel? model;
    private readonly string decision = "";
    private readonly string result = "";
    private readonly ImmutableArray<Mapping> inputs = [];

    public BusinessRuleTask(XmlPart part, ModelReader reader) : base(part, reader)
    {
        if (part.Extension("decision") is not { } own)
        {
            reader.Problem("bpmn.decision-missing", part, $"Business rule task '{Id}' needs a wh:decision that says what decides.");
            return;
        }
        reader.OnlyKnown(own, ["model", "decision", "result"], ["input"]);
        result = reader.Required(own, "result");
        decision = reader.Required(own, "decision");
        inputs = Mapping.Read(own, "input", reader, null);
        var id = reader.Required(own, "model");
        if (id.Length == 0) return;
        model = reader.Decisions.GetValueOrDefault(id);
        if (model is null) reader.Problem("bpmn.decision", own, $"'{Id}' names the decision model '{id}': the package has {Listed(reader.Decisions.Keys)}.");
        else if (!model.Decisions.Contains(decision)) reader.Problem("bpmn.decision", own, $"'{Id}' names the decision '{decision}': the model '{id}' has {Listed(model.Decisions)}.");
    }

    protected override void Begin(Run run, Token token)
    {
        if (Given(run, token) is not { } given) return;
        var value = model!.Evaluate(decision, given);
        if (value is NullValue { Reason: { } reason })
        {
            run.Raise(token, this, "expression", $"The decision '{decision}' of '{Id}' could not be worked out: {reason}");
            return;
        }
        run.Change(ContextValue.Of((result, value)), token);
        Leave(run, token);
    }

    private ContextValue? Given(Run run, Token token)
    {
        if (!inputs.IsEmpty) return Payload.Given(run, token, this, inputs);
        var seen = run.Case.Seen(token.Number);
        return ContextValue.From(model!.Inputs.Where(name => seen.TryGet(name, out _)).Select(name => KeyValuePair.Create(name, seen[name])));
    }

    private static string Listed(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "none";
}
