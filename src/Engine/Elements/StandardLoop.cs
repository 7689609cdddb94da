using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Done again and again while a condition is true, asked before or after each time; not more often than a maximum.</summary>
internal sealed class StandardLoop : Loop
{
    private readonly Expression? condition;
    private readonly bool testBefore;
    private readonly int? maximum;

    public StandardLoop(XmlPart part, ModelReader reader)
    {
        condition = part.Child("loopCondition") is { } given ? reader.FeelIn(given) : null;
        testBefore = part["testBefore"] is "true" or "1";
        maximum = Number(part, "loopMaximum", 1, int.MaxValue, reader);
        if (part.Child("loopCondition") is null && part["loopMaximum"] is null)
            reader.Problem("bpmn.loop-endless", part, $"The loop of '{part.NearestId}' would never end: it needs a loopCondition or a loopMaximum.");
    }

    public override void Begin(Run run, Token whole, Activity activity)
    {
        run.Emit(new LoopBegun(whole.Number, activity.Id, null, false, [], null) { At = run.At, By = run.By });
        if (testBefore) Continue(run, whole, activity, whole);
        else Next(run, whole, activity);
    }

    public override void Continue(Run run, Token whole, Activity activity, Token seen)
    {
        run.Touch(whole.Number);
        if (maximum is { } most && run.Case.Tokens.Numbered(whole.Number)!.Loop!.Begun >= most) return;
        if (condition is null || Holds(run, whole, activity, condition, seen) == true) Next(run, whole, activity);
    }
}
