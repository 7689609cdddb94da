using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>The applicant takes the case back.</summary>
internal sealed record WithdrawStep(int Line, string By, string? Comment) : ScenarioStep(Line, $"withdraw {By}")
{
    public static WithdrawStep? Read(YamlFields fields)
    {
        fields.Allow("by", "comment");
        return fields.Text("by", required: true) is { } by ? new WithdrawStep(fields.Line, by, fields.Text("comment")) : null;
    }

    public override Refused? Play(Player player) => player.Send(new WithdrawCase(Comment) { At = player.Now, By = By });
}
