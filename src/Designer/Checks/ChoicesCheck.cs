using System.Collections.Immutable;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Analysis;
using WorkflowHub.Forms;

namespace WorkflowHub.Designer.Checks;

/// <summary>
/// Looks at each exclusive gateway over all that the forms and the outcomes of steps may be: data for which no way is taken, and data for which several
/// conditions hold. What cannot be said of an input (what a job sets, who decided) leaves its gateway unjudged: nothing is warned of by guess.
/// </summary>
internal sealed class ChoicesCheck(Manifest manifest, ProcessOutline outline, FormsCheck.Result forms, ProblemList warnings)
{
    private static readonly string[] OtherParts = [".by", ".at", ".comment"];

    private readonly HashSet<string> set = outline.Jobs.SelectMany(job => job.Outputs).ToHashSet(StringComparer.Ordinal);

    public void Check(Procedure procedure)
    {
        if (!forms.IsWhole || !forms.Loose.IsEmpty) return;
        foreach (var choice in procedure.Choices)
            if (InputsOf(choice, procedure) is { } inputs) Check(choice, Coverage.Of([.. choice.Conditions.Select(flow => flow.Condition)], inputs));
    }

    private void Check(Choice choice, CoverageResult result)
    {
        if (!result.IsWhole) return;
        foreach (var finding in result.Findings)
        {
            var example = string.Join(", ", finding.Example.SelectMany(entry => Words(entry.Key, entry.Value)));
            var flows = string.Join(" and ", finding.Rules.Select(rule => $"'{choice.Conditions[rule - 1].Flow}'"));
            if (!finding.IsGap)
                Warn("process.overlap", $"With {example} the conditions of {flows} hold together: '{choice.Conditions[finding.Rules[0] - 1].Flow}' is taken, as it stands first.", choice);
            else if (!choice.HasDefault) Warn("process.gap", $"With {example} no condition after '{choice.Gateway}' holds, and there is no default flow: the case would stop here.", choice);
        }
    }

    private void Warn(string rule, string message, Choice choice) => warnings.Add(rule, message, manifest.Source.Process, choice.Gateway, outline.LineOf(choice.Gateway));

    private List<(string Name, ImmutableArray<Value> Values)>? InputsOf(Choice choice, Procedure procedure)
    {
        Expression[] conditions = [.. choice.Conditions.Select(flow => flow.Condition)];
        var inputs = new List<(string, ImmutableArray<Value>)>();
        foreach (var name in conditions.SelectMany(condition => condition.Names).Distinct(StringComparer.Ordinal))
        {
            if (ValuesOf(name, conditions, procedure) is not { IsEmpty: false } values) return null;
            inputs.Add((name, values));
        }
        return inputs;
    }

    private ImmutableArray<Value>? ValuesOf(string name, Expression[] conditions, Procedure procedure)
    {
        if (procedure.Step(name) is { } step)
            return step.Outcomes.IsEmpty || conditions.Any(condition => OtherParts.Any(part => condition.Source.Contains(name + part, StringComparison.Ordinal)))
                ? null : [.. step.Outcomes.Select(outcome => ContextValue.Of(("outcome", Value.Of(outcome.Id))))];
        var asking = forms.Compiled.Values.Where(form => form.Names.Contains(name)).ToList();
        if (asking.Count == 0 || set.Contains(name)) return null;
        var values = asking.SelectMany(form => ValuesOf(form, name, conditions)).Distinct().ToImmutableArray();
        // What one form asks for without fail is there.
        return asking.TrueForAll(form => form.Admits(name, Value.Null)) ? values.Add(Value.Null) : values;
    }

    private static IEnumerable<Value> ValuesOf(CompiledForm form, string name, Expression[] conditions)
    {
        if (form.ChoicesOf(name) is { IsEmpty: false } choices) return choices.Where(choice => !choice.IsNull);
        var type = form.TypeOf(name);
        if (type is FeelType.List) return new[] { ListValue.Empty, Value.Of([Value.Of("one")]) }.Where(value => form.Admits(name, value));
        return type == FeelType.Number || type == FeelType.Text || type == FeelType.Boolean ? Coverage.ValuesOf(type, conditions).Where(value => form.Admits(name, value)) : [];
    }

    private static IEnumerable<string> Words(string name, Value value) => value switch
    {
        ContextValue context => context.SelectMany(entry => Words($"{name}.{entry.Key}", entry.Value)),
        NullValue => [$"{name} left empty"],
        TextValue text => [$"{name} = \"{text.Text}\""],
        _ => [$"{name} = {FeelText.Of(value)}"],
    };
}
