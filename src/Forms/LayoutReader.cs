using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>Checks a JSON Forms UI schema against the fields and takes out what the server needs. All problems at once.</summary>
internal sealed class LayoutReader(FormField fields, Action<string, string> report)
{
    private static readonly string[] Containers = ["VerticalLayout", "HorizontalLayout", "Group", "Categorization", "Category"];
    private static readonly string[] Known = ["type", "scope", "label", "text", "elements", "rule", "options", "i18n"];

    private readonly List<FormLayout.Control> controls = [];

    public FormLayout Read(Value layout)
    {
        Element(layout, "", fields, []);
        return new FormLayout(controls);
    }

    private void Element(Value value, string pointer, FormField around, FormRule[] rules, bool inDetail = false)
    {
        if (value is not ContextValue element)
        {
            report(pointer, "An element of a layout is an object.");
            return;
        }
        foreach (var (name, _) in element)
            if (!Known.Contains(name) && !name.StartsWith("x-", StringComparison.Ordinal)) report(Pointer.Append(pointer, name), $"'{name}' is not known in a layout.");
        if (element.TryGet("rule", out var written))
        {
            if (inDetail) report($"{pointer}/rule", "A rule cannot stand within the detail of a list.");
            else if (Rule(written, $"{pointer}/rule") is { } rule) rules = [.. rules, rule];
        }
        var type = element["type"].AsText;
        if (type == "Control") Control(element, pointer, around, rules, inDetail);
        else if (Containers.Contains(type)) Children(element["elements"], $"{pointer}/elements", around, rules, inDetail);
        else if (type != "Label") report($"{pointer}/type", $"'{type}' is no element known here; expected Control, Label, {string.Join(", ", Containers)}.");
    }

    private void Children(Value elements, string pointer, FormField around, FormRule[] rules, bool inDetail)
    {
        if (elements is not ListValue list)
        {
            report(pointer, "A layout has a list of elements.");
            return;
        }
        for (var i = 0; i < list.Items.Length; i++) Element(list.Items[i], $"{pointer}/{i}", around, rules, inDetail);
    }

    private void Control(ContextValue element, string pointer, FormField around, FormRule[] rules, bool inDetail)
    {
        if (Scope(element["scope"], $"{pointer}/scope") is not { } names) return;
        if (around.Find(names) is not { } field)
        {
            report($"{pointer}/scope", $"'{element["scope"].AsText}' is no field of the schema.");
            return;
        }
        if (!inDetail) controls.Add(new FormLayout.Control(string.Concat(names.Select(name => "/" + Pointer.Escape(name))), names, rules));
        if ((element["options"] as ContextValue)?["detail"] is not ContextValue detail) return;
        if (field.Entry is { } entry) Element(detail, $"{pointer}/options/detail", entry, [], inDetail: true);
        else report($"{pointer}/options/detail", "Only a list has a detail.");
    }

    private FormRule? Rule(Value value, string pointer)
    {
        if (value is not ContextValue rule)
        {
            report(pointer, "A rule is an object with 'effect' and 'condition'.");
            return null;
        }
        var effect = rule["effect"].AsText;
        if (effect is not ("SHOW" or "HIDE" or "ENABLE" or "DISABLE")) report($"{pointer}/effect", "The effect of a rule is SHOW, HIDE, ENABLE or DISABLE.");
        var condition = Condition(rule["condition"], $"{pointer}/condition");
        // Enabling is the browser's affair: what may be written is decided by rights.
        return condition is null || effect is not ("SHOW" or "HIDE") ? null : new FormRule(effect == "SHOW", condition);
    }

    private RuleCondition? Condition(Value value, string pointer)
    {
        if (value is not ContextValue condition)
        {
            report(pointer, "A condition is an object with 'scope' and 'schema'.");
            return null;
        }
        if (condition["conditions"] is ListValue list)
        {
            var parts = list.Items.Select((part, i) => Condition(part, $"{pointer}/conditions/{i}")).OfType<RuleCondition>().ToArray();
            if (condition["type"].AsText is "AND") return new FormRule.All(parts);
            if (condition["type"].AsText is "OR") return new FormRule.Any(parts);
            report($"{pointer}/type", "A condition of several is of type AND or OR.");
            return null;
        }
        if (Scope(condition["scope"], $"{pointer}/scope") is not { } names) return null;
        if (fields.Find(names) is null) report($"{pointer}/scope", $"'{condition["scope"].AsText}' is no field of the schema.");
        var compiled = Schema.Compile(condition["schema"], Dialect.Form);
        foreach (var problem in compiled.Problems) report($"{pointer}/schema{problem.Pointer}", problem.Message);
        return compiled.Schema is { } schema ? new FormRule.Leaf(names, schema, condition["failWhenUndefined"].IsTrue) : null;
    }

    // "#/properties/vendor/properties/name" leads to vendor, name.
    private string[]? Scope(Value scope, string pointer)
    {
        if (scope.AsText is { } text && text.StartsWith('#') && Pointer.Names(text[1..]) is { } parts && parts.Length % 2 == 0)
        {
            if (parts.Where((_, i) => i % 2 == 0).All(part => part == "properties")) return [.. parts.Where((_, i) => i % 2 == 1)];
        }
        report(pointer, "A scope is written #/properties/name.");
        return null;
    }
}
