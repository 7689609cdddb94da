using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>A field a form's schema declares, with what is known of it besides its checks. Branches (allOf, if, ...) are laid over one another.</summary>
internal sealed class FormField(string pointer)
{
    private readonly List<FormField> inOrder = [];
    private readonly Dictionary<string, FormField> properties = new(StringComparer.Ordinal);

    /// <summary>Where it was declared first in the schema.</summary>
    public string Pointer { get; } = pointer;

    public string Name { get; private init; } = "";

    public IReadOnlyList<FormField> Properties => inOrder;

    /// <summary>An entry of the list this field is.</summary>
    public FormField? Entry { get; set; }

    /// <summary>Names that are not declared are allowed too.</summary>
    public bool IsOpen { get; set; }

    public bool AllowsNull { get; set; }

    public string? Format { get; set; }

    /// <summary>Its type in the schema, null where it has none or several.</summary>
    public string? Kind { get; set; }

    /// <summary>The values its schema lists; empty where it lists none.</summary>
    public ImmutableArray<Value> Choices { get; set; } = [];

    /// <summary>FEEL as written, and compiled once all names are known.</summary>
    public (string Pointer, string Source)? ComputedSource { get; set; }

    public Expression? Computed { get; set; }

    /// <summary>True when something at or beneath it is worked out.</summary>
    public bool HasComputed { get; private set; }

    /// <summary>True when it or something beneath it is a date or time written as text.</summary>
    public bool HasDates { get; private set; }

    /// <summary>The properties that are worked out, in the order in which they stand.</summary>
    public FormField[] ComputedProperties { get; private set; } = [];

    public FormField? Property(string name) => properties.GetValueOrDefault(name);

    public FormField Declare(string name, string at)
    {
        if (properties.TryGetValue(name, out var known)) return known;
        var field = properties[name] = new FormField(at) { Name = name };
        inOrder.Add(field);
        return field;
    }

    /// <summary>Notes, once all is read, where something is worked out.</summary>
    public void Close()
    {
        Entry?.Close();
        foreach (var property in inOrder) property.Close();
        HasDates = Format is "date" or "date-time" or "time" || inOrder.Any(property => property.HasDates) || (Entry?.HasDates ?? false);
        ComputedProperties = [.. inOrder.Where(property => property.ComputedSource is not null)];
        HasComputed = ComputedSource is not null || inOrder.Any(property => property.HasComputed) || (Entry?.HasComputed ?? false);
    }

    /// <summary>The field at a pointer into the data (objects only), or null.</summary>
    public FormField? Find(ReadOnlySpan<string> names)
    {
        FormField? at = this;
        foreach (var name in names) at = at?.Property(name);
        return at;
    }

    /// <summary>Whether a path of names, with <c>[]</c> for an entry of a list, leads to something declared or left open.</summary>
    public bool Leads(ReadOnlySpan<string> path)
    {
        FormField? at = this;
        foreach (var name in path)
        {
            var next = name == "[]" ? at.Entry : at.Property(name);
            if (next is null) return at.IsOpen;
            at = next;
        }
        return true;
    }
}
