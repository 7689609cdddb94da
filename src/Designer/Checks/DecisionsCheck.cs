using WorkflowHub.Designer.Reading;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Designer.Checks;

/// <summary>Reads every decision model of the package, and looks for inputs that no rule of a table takes or several take.</summary>
internal static class DecisionsCheck
{
    public static void Check(PackageFiles files, ProblemList problems, ProblemList warnings)
    {
        foreach (var file in files.All.Where(file => file.Path.EndsWith(".dmn", StringComparison.OrdinalIgnoreCase)))
        {
            var (model, found) = DecisionModel.Compile(file.Content);
            foreach (var problem in found) problems.Add("decision.model", $"Column {problem.Column}: {problem.Message}", file.Path, problem.Element, problem.Line);
            foreach (var decision in model?.Decisions ?? []) Check(model!, decision, file, warnings);
        }
    }

    private static void Check(DecisionModel model, string decision, PackageFile file, ProblemList warnings)
    {
        if (model.Analyse(decision) is not { IsWhole: true } result) return;
        foreach (var finding in result.Findings)
        {
            var example = string.Join(", ", finding.Example.Select(entry => $"{entry.Key} = {FeelText.Of(entry.Value)}"));
            if (finding.IsGap) warnings.Add("decision.gap", $"With {example} no rule of '{decision}' fires.", file.Path, decision);
            else warnings.Add("decision.overlap", $"With {example} the rules {string.Join(", ", finding.Rules)} of '{decision}' fire together.", file.Path, decision);
        }
    }
}
