using WorkflowHub.Designer.Yaml;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>A look at the case on its way.</summary>
internal sealed record ExpectStep(int Line, Expectation Expectation) : ScenarioStep(Line, "expect")
{
    public static ExpectStep? Read(YamlFields fields) => Expectation.Read(fields) is { } expectation ? new ExpectStep(fields.Line, expectation) : null;

    public override Refused? Play(Player player)
    {
        Expectation.Check(player);
        return null;
    }
}
