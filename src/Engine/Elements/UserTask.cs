using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A step: people decide in rounds.</summary>
internal sealed class UserTask : Activity
{
    private readonly StepPlan plan;

    public UserTask(XmlPart part, ModelReader reader) : base(part, reader) => plan = StepReader.Read(part, reader, Name);

    public override StepPlan Plan => plan;

    protected override void Begin(Run run, Token token)
    {
        if (!run.CarryDecision(token, this)) run.OpenRound(token, plan);
    }

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CloseRoundOf(token, reason);
        base.Cancel(run, token, reason);
    }
}
