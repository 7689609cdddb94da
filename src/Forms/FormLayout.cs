using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>What of a JSON Forms layout the server needs: which fields it shows, and when.</summary>
internal sealed class FormLayout(IReadOnlyList<FormLayout.Control> controls)
{
    /// <param name="Names">The field in the data.</param>
    /// <param name="Rules">The control's own rule and those of the groups around it.</param>
    internal sealed record Control(string Pointer, string[] Names, FormRule[] Rules);

    private readonly bool hasRules = controls.Any(control => control.Rules.Length > 0);

    /// <summary>Fields all of whose controls are hidden by rules.</summary>
    public IReadOnlyList<Control> Hidden(ContextValue data)
    {
        if (!hasRules) return [];
        var answers = new Dictionary<FormRule, bool>(ReferenceEqualityComparer.Instance);
        var hidden = new Dictionary<string, Control>(StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var control in controls)
        {
            if (control.Rules.Any(Hides)) hidden.TryAdd(control.Pointer, control);
            else shown.Add(control.Pointer);
        }
        return [.. hidden.Values.Where(control => !shown.Contains(control.Pointer))];

        bool Hides(FormRule rule) => answers.TryGetValue(rule, out var known) ? known : answers[rule] = rule.Hides(data);
    }
}
