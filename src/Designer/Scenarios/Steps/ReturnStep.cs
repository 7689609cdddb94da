using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A person sends the case back.</summary>
internal sealed record ReturnStep(int Line, string By, string Step, string To, string? Comment, AfterReturn? Then) : ScenarioStep(Line, $"return {By} {Step} to {To}")
{
    public static ReturnStep? Read(YamlFields fields)
    {
        fields.Allow("by", "step", "to", "comment", "then");
        if (fields.Text("by", required: true) is not { } by || fields.Text("step", required: true) is not { } step || fields.Text("to", required: true) is not { } to) return null;
        var then = fields.Text("then");
        if (then is not (null or "run-again" or "straight-back" or "changed-only")) fields.Report("scenario.step", $"'then' is run-again, straight-back or changed-only; found '{then}'.", "then");
        return new ReturnStep(fields.Line, by, step, to, fields.Text("comment"), then switch { "run-again" => AfterReturn.RunAgain, "straight-back" => AfterReturn.StraightBack, "changed-only" => AfterReturn.ChangedOnly, _ => null });
    }

    public override Refused? Play(Player player) =>
        player.TaskOf(By, Step) is { } task ? player.Send(new ReturnTask(task, To, Comment, Then) { At = player.Now, By = By }) : null;
}
