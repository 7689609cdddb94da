using WorkflowHub.Designer.Yaml;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A step that must be refused, with this code.</summary>
internal sealed record RefuseStep(int Line, ScenarioStep Step, string Code) : ScenarioStep(Line, $"refuse {Step.Words}")
{
    public static RefuseStep? Read(YamlFields fields)
    {
        fields.Allow("code", "act", "return", "resubmit", "claim", "release", "withdraw", "cancel");
        ScenarioStep? step = null;
        foreach (var (name, _, _) in fields.Entries())
            step ??= name switch
            {
                "act" => fields.Map(name) is { } own ? ActStep.Read(own) : null,
                "return" => fields.Map(name) is { } own ? ReturnStep.Read(own) : null,
                "resubmit" => fields.Map(name) is { } own ? ResubmitStep.Read(own) : null,
                "claim" or "release" => fields.Map(name) is { } own ? ClaimStep.Read(own, name == "release") : null,
                "withdraw" => fields.Map(name) is { } own ? WithdrawStep.Read(own) : null,
                "cancel" => fields.Map(name) is { } own ? CancelStep.Read(own) : null,
                _ => null,
            };
        if (fields.Text("code", required: true) is not { } code) return null;
        if (step is null) fields.Report("scenario.step", "A refusal says what is refused: act, return, resubmit, claim, release, withdraw or cancel.");
        return step is null ? null : new RefuseStep(fields.Line, step, code);
    }

    public override Refused? Play(Player player)
    {
        var refused = player.Try(Step);
        if (refused is null) player.Fail($"expected to be refused with '{Code}'; it was accepted.");
        else if (refused.Code != Code) player.Fail($"expected to be refused with '{Code}'; found '{refused.Code}': {refused.Message}");
        return null;
    }
}
