using System.Collections.Immutable;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Where control begins. A case returned to its applicant has a round here: the start form is filled anew.</summary>
internal sealed class StartEvent : Element
{
    private static readonly LocalText SendAgain = new(ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal, [KeyValuePair.Create("ar", "إرسال مرة أخرى"), KeyValuePair.Create("en", "Send again"), KeyValuePair.Create("vi", "Gửi lại")]));

    private readonly StepPlan plan;

    public StartEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        foreach (var definition in part.Children.Where(EventDefinition.Is))
            reader.Problem("bpmn.unsupported", part, $"Start event '{Id}' has a {definition.Name}: only none start events can be run.");
        var step = new Step(
            Id, Name ?? reader.Source.Name, reader.Source.StartForm, null, RoundPolicy.One,
            [new Outcome(StepReader.Done, SendAgain, OutcomeKind.Positive, false)],
            ImmutableSortedDictionary<string, FieldRight>.Empty, [], null);
        plan = new StepPlan(step, [ApplicantRule.Instance]);
    }

    public override StepPlan Plan => plan;
    public override bool TakesFlows => false;

    public override void Enter(Run run, Token token)
    {
        if (Body.Owner is null && run.Case.Done.Contains(Id)) run.OpenRound(token, plan);
        else Leave(run, token);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CloseRoundOf(token, reason);
        base.Cancel(run, token, reason);
    }
}
