using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A job's outcome as the scenario wants it, instead of a sample result.</summary>
internal sealed record JobStep(int Line, string Element, ContextValue Result, string? Error) : ScenarioStep(Line, $"job {Element}")
{
    public override string? HoldsJob => Element;

    public static JobStep? Read(YamlFields fields)
    {
        fields.Allow("element", "result", "error");
        return fields.Text("element", required: true) is { } element ? new JobStep(fields.Line, element, fields.Data("result"), fields.Text("error")) : null;
    }

    public override Refused? Play(Player player)
    {
        if (player.Case.Jobs.FirstOrDefault(job => job.Element == Element) is not { } job)
        {
            player.Fail($"expected an open job of '{Element}'; open are: {Wording.List(player.Case.Jobs.Select(open => open.Element))}.");
            return null;
        }
        Command command = Error is null
            ? new CompleteJob(job.Number, Result) { At = player.Now, By = Command.System }
            : new FailJob(job.Number, job.Failures + 1, Error, true) { At = player.Now, By = Command.System };
        return player.Send(command);
    }
}
