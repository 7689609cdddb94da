using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a condition to become true (BPMN 2.0.2, 10.5.5). One that is true already when it begins to wait has come.</summary>
internal sealed class ConditionDefinition(int? place, Expression condition) : Listener(place)
{
    private const int MaxName = 200;

    public static ConditionDefinition? ReadCondition(XmlPart part, int? place, ModelReader reader)
    {
        if (part.Child("condition") is not { } condition)
        {
            reader.Problem("bpmn.condition", part, "A conditional event needs a condition.");
            return null;
        }
        return reader.FeelIn(condition) is { } expression ? new ConditionDefinition(place, expression) : null;
    }

    /// <summary>Only true is true: what cannot be told yet is asked again when the data change.</summary>
    public bool Holds(Run run, Token token) => run.Evaluate(condition, token) is BooleanValue { Value: true };

    public override string Waits => $"condition {condition.Source}";

    /// <summary>Over a case that is about to begin.</summary>
    public bool Holds(Case @case, DateTimeOffset at) => Evaluating.Evaluate(condition, @case, at) is BooleanValue { Value: true };

    public override bool Arm(Run run, Token token, Element element)
    {
        Open(run, token, element, spent: false);
        return true;
    }

    /// <summary>It must become false before it counts again.</summary>
    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer) => Open(run, token, element, spent: true);

    private void Open(Run run, Token token, Element element, bool spent)
    {
        var name = condition.Source.Length <= MaxName ? condition.Source : condition.Source[..(MaxName - 3)] + "...";
        run.Subscribe(token, element, Subscription.Condition, name, Place, spent);
        run.DataMoved = true;
    }
}
