using System.Collections.Immutable;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>Reads the fields out of a form's schema, following references within it.</summary>
/// <param name="reportDifference">Told what a browser would work out otherwise.</param>
internal sealed class FieldReader(ContextValue root, Action<string, string> report, Action<string, string> reportDifference)
{
    private static readonly string[] Branches = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Alternatives = ["if", "then", "else"];

    private readonly HashSet<ContextValue> reading = new(ReferenceEqualityComparer.Instance);

    public FormField Read()
    {
        var field = new FormField("");
        Read(root, field, "");
        field.Close();
        if (field.Properties.Count == 0) report("", "A form's schema declares its fields under 'properties'.");
        CompileComputed(field, [.. field.Properties]);
        return field;
    }

    private void Read(Value value, FormField field, string pointer)
    {
        if (value is not ContextValue schema)
        {
            field.IsOpen |= value.IsTrue;
            return;
        }
        // A schema within itself: what lies deeper is left to the checks alone.
        if (!reading.Add(schema))
        {
            field.IsOpen = true;
            return;
        }
        ReadReference(schema, field);
        ReadOwn(schema, field, pointer);
        foreach (var branch in Branches)
            if (schema[branch] is ListValue list)
                for (var i = 0; i < list.Items.Length; i++) Read(list.Items[i], field, $"{pointer}/{branch}/{i}");
        foreach (var branch in Alternatives)
            if (schema[branch] is ContextValue alternative) Read(alternative, field, $"{pointer}/{branch}");
        if (schema["dependentSchemas"] is ContextValue dependent)
            foreach (var (name, branch) in dependent) Read(branch, field, Pointer.Append($"{pointer}/dependentSchemas", name));
        reading.Remove(schema);
    }

    private void ReadOwn(ContextValue schema, FormField field, string pointer)
    {
        field.Format ??= schema["format"].AsText;
        // Branches that differ make it a field of several kinds.
        if (KindOf(schema["type"]) is { } kind) field.Kind = field.Kind is null || field.Kind == kind ? kind : "several";
        field.AllowsNull |= schema["type"] is ListValue types && types.Items.Contains(Value.Of("null"));
        field.IsOpen |= schema["additionalProperties"] is ContextValue or BooleanValue { Value: true }
            || schema["unevaluatedProperties"] is ContextValue or BooleanValue { Value: true }
            || schema.TryGet("patternProperties", out _);
        ReadComputed(schema, field, pointer);
        if (field.Choices.IsEmpty) field.Choices = ChoicesIn(schema);
        if (schema["properties"] is ContextValue properties)
            foreach (var (name, value) in properties)
            {
                var at = Pointer.Append($"{pointer}/properties", name);
                Read(value, field.Declare(name, at), at);
            }
        if (schema.TryGet("items", out var items)) Read(items, field.Entry ??= new FormField($"{pointer}/items"), $"{pointer}/items");
        if (schema["prefixItems"] is ListValue prefix)
            for (var i = 0; i < prefix.Items.Length; i++) Read(prefix.Items[i], field.Entry ??= new FormField($"{pointer}/prefixItems"), $"{pointer}/prefixItems/{i}");
    }

    private static ImmutableArray<Value> ChoicesIn(ContextValue schema)
    {
        if (schema["enum"] is ListValue listed) return listed.Items;
        var named = schema["oneOf"] as ListValue ?? schema["anyOf"] as ListValue;
        return named is not null && named.Items.All(item => item is ContextValue choice && choice.TryGet("const", out _)) ? [.. named.Items.Select(item => ((ContextValue)item)["const"])] : [];
    }

    private static string? KindOf(Value type) => type switch
    {
        TextValue text => text.Text,
        ListValue list when list.Items.Where(item => item.AsText != "null").ToList() is [TextValue only] => only.Text,
        _ => null,
    };

    private void ReadComputed(ContextValue schema, FormField field, string pointer)
    {
        if (!schema.TryGet("x-computed", out var computed)) return;
        if (computed.AsText is { } source) field.ComputedSource ??= ($"{pointer}/x-computed", source);
        else report($"{pointer}/x-computed", "'x-computed' must be a FEEL expression as text.");
    }

    private void ReadReference(ContextValue schema, FormField field)
    {
        if (schema.TryGet("$dynamicRef", out _)) field.IsOpen = true;
        if (schema["$ref"].AsText is not { } reference) return;
        if (Target(reference) is { } target) Read(target, field, Uri.UnescapeDataString(reference[1..]));
        else report("", $"'{reference}': a form refers only to its own schema, as #/$defs/name.");
    }

    private Value? Target(string reference)
    {
        if (!reference.StartsWith('#') || Pointer.Names(Uri.UnescapeDataString(reference[1..])) is not { } names) return null;
        Value at = root;
        foreach (var name in names)
        {
            if (at is ContextValue context && context.TryGet(name, out var entry)) at = entry;
            else if (at is ListValue list && int.TryParse(name, out var index) && index >= 0 && index < list.Items.Length) at = list.Items[index];
            else return null;
        }
        return at;
    }

    // An expression sees the form's fields, and within a row the row's own before them.
    private void CompileComputed(FormField field, FormField[] seen)
    {
        if (!field.HasComputed) return;
        if (field.ComputedSource is { } computed)
        {
            var scope = Scope.Typed(seen.Select(one => (one.Name, FieldTypes.Of(one))));
            var (expression, problems) = Expression.Compile(computed.Source, scope);
            field.Computed = expression;
            foreach (var problem in problems) report(computed.Pointer, $"Line {problem.Line}, column {problem.Column}: {problem.Message}");
            // The browser works it out while a person types: what it would work out otherwise is refused.
            if (expression is not null)
                foreach (var problem in BrowserFeel.Refusals(computed.Source, scope)) reportDifference(computed.Pointer, $"Line {problem.Line}, column {problem.Column}: {problem.Message}");
        }
        if (field.Entry is { } entry) CompileComputed(entry, [.. seen, .. entry.Properties]);
        foreach (var property in field.Properties) CompileComputed(property, [.. seen, .. property.Properties]);
    }
}
