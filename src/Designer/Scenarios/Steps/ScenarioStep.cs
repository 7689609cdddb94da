using WorkflowHub.Designer.Yaml;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>Something that is done or looked at in a scenario.</summary>
/// <param name="Line">In the scenario's file.</param>
/// <param name="Words">The step as a failure names it.</param>
internal abstract record ScenarioStep(int Line, string Words)
{
    /// <returns>Why the engine or the form refused it, or null when it was taken.</returns>
    public abstract Refused? Play(Player player);

    /// <summary>What its job step waits for, so that the job is not answered beforehand.</summary>
    public virtual string? HoldsJob => null;
}

/// <param name="Code">The refusal's stable code; <see cref="Answer"/> when it was the form that refused.</param>
internal sealed record Refused(string Code, string Message)
{
    public const string Answer = "invalid-answer";
}

/// <summary>Reads one entry of <c>steps</c>: a map with one name, the kind of step.</summary>
internal static class StepReader
{
    private static readonly string[] Kinds = ["expect", "act", "return", "resubmit", "claim", "release", "wait", "job", "withdraw", "cancel", "refuse"];

    public static ScenarioStep? Read(YamlFields fields)
    {
        fields.Allow(Kinds);
        var kinds = fields.Entries().Select(entry => entry.Name).Where(Kinds.Contains).ToList();
        if (kinds.Count == 1) return Read(kinds[0], fields);
        if (kinds.Count > 1) fields.Report("scenario.step", $"A step is one of {string.Join(", ", Kinds)}; found {string.Join(" and ", kinds)}.");
        return null;
    }

    private static ScenarioStep? Read(string kind, YamlFields fields)
    {
        if (kind == "wait") return WaitStep.Read(fields);
        if (fields.Map(kind, required: true) is not { } own) return null;
        return kind switch
        {
            "expect" => ExpectStep.Read(own),
            "act" => ActStep.Read(own),
            "return" => ReturnStep.Read(own),
            "resubmit" => ResubmitStep.Read(own),
            "claim" => ClaimStep.Read(own, release: false),
            "release" => ClaimStep.Read(own, release: true),
            "job" => JobStep.Read(own),
            "withdraw" => WithdrawStep.Read(own),
            "cancel" => CancelStep.Read(own),
            _ => RefuseStep.Read(own),
        };
    }
}
