using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>The applicant fills the start form anew after the case came back.</summary>
internal sealed record ResubmitStep(int Line, string By, string? Comment, ContextValue Data) : ScenarioStep(Line, $"resubmit {By}")
{
    public static ResubmitStep? Read(YamlFields fields)
    {
        fields.Allow("by", "comment", "data");
        return fields.Text("by", required: true) is { } by ? new ResubmitStep(fields.Line, by, fields.Text("comment"), fields.Data("data")) : null;
    }

    public override Refused? Play(Player player)
    {
        if (player.CorrectionStep is not { } start)
        {
            player.Fail("expected the case to be with its applicant for correction; it is not.");
            return null;
        }
        if (player.TaskOf(By, start) is not { } task) return null;
        if (player.Answer(player.Package.Source.StartForm, Data, null, out var answer) is { } refused) return refused;
        return player.Send(new ActOnTask(task, "done", answer, Comment) { At = player.Now, By = By });
    }
}
