using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A supervisor ends the case.</summary>
internal sealed record CancelStep(int Line, string By, string Reason) : ScenarioStep(Line, $"cancel {By}")
{
    public static CancelStep? Read(YamlFields fields)
    {
        fields.Allow("by", "reason");
        if (fields.Text("by", required: true) is not { } by || fields.Text("reason", required: true) is not { } reason) return null;
        return new CancelStep(fields.Line, by, reason);
    }

    public override Refused? Play(Player player) => player.Send(new CancelCase(Reason) { At = player.Now, By = By });
}
