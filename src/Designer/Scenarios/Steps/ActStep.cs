using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A person decides.</summary>
internal sealed record ActStep(int Line, string By, string Step, string Outcome, string? Comment, ContextValue Data) : ScenarioStep(Line, $"act {By} {Step} {Outcome}")
{
    public static ActStep? Read(YamlFields fields)
    {
        fields.Allow("by", "step", "outcome", "comment", "data");
        if (fields.Text("by", required: true) is not { } by || fields.Text("step", required: true) is not { } step) return null;
        return new ActStep(fields.Line, by, step, fields.Text("outcome") ?? "done", fields.Text("comment"), fields.Data("data"));
    }

    public override Refused? Play(Player player)
    {
        if (player.TaskOf(By, Step) is not { } task) return null;
        var step = player.Package.Procedure.Step(Step);
        if (player.Answer(step?.Form, Data, step?.Fields, out var answer) is { } refused) return refused;
        return player.Send(new ActOnTask(task, Outcome, answer, Comment) { At = player.Now, By = By });
    }
}
