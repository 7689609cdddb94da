using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A person takes a group task, or gives it back.</summary>
internal sealed record ClaimStep(int Line, string By, string Step, bool Release) : ScenarioStep(Line, $"{(Release ? "release" : "claim")} {By} {Step}")
{
    public static ClaimStep? Read(YamlFields fields, bool release)
    {
        fields.Allow("by", "step");
        if (fields.Text("by", required: true) is not { } by || fields.Text("step", required: true) is not { } step) return null;
        return new ClaimStep(fields.Line, by, step, release);
    }

    public override Refused? Play(Player player)
    {
        if (player.TaskOf(By, Step) is not { } task) return null;
        Command command = Release ? new ReleaseTask(task) { At = player.Now, By = By } : new ClaimTask(task) { At = player.Now, By = By };
        return player.Send(command);
    }
}
