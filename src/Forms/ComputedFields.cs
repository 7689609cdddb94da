using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>Works out the fields with an <c>x-computed</c> expression, rows before what sums them up.</summary>
internal static class ComputedFields
{
    public static ContextValue Apply(ContextValue data, FormField root) =>
        root.HasComputed ? Apply(data, root, null) : data;

    private static Value Apply(Value value, FormField field, Layer? around) => value switch
    {
        ListValue list when field.Entry is { HasComputed: true } entry =>
            new ListValue([.. list.Items.Select(item => Apply(item, entry, around))]),
        ContextValue context when field.Properties.Count > 0 => Apply(context, field, around),
        _ => value,
    };

    private static ContextValue Apply(ContextValue context, FormField field, Layer? around)
    {
        foreach (var property in field.Properties)
            if (property.ComputedSource is null && property.HasComputed && context.TryGet(property.Name, out var inner))
                context = context.With(property.Name, Apply(inner, property, new Layer(context, field, around)));
        var computed = field.ComputedProperties;
        // One computed field may use another: as many rounds as there are fields settle any order.
        for (var round = 0; round < computed.Length; round++)
        {
            var changed = false;
            foreach (var property in computed)
            {
                var result = Plain(property.Computed!.Evaluate(Input(property.Computed, new Layer(context, field, around))));
                if (result.Equals(context[property.Name]) && context.TryGet(property.Name, out _) != result.IsNull) continue;
                changed = true;
                context = result.IsNull ? context.Without(property.Name) : context.With(property.Name, result);
            }
            if (!changed) break;
        }
        return context;
    }

    /// <summary>Only what the expression names, from the nearest object that declares it.</summary>
    private static ContextValue Input(Expression expression, Layer nearest)
    {
        var input = new List<KeyValuePair<string, Value>>(expression.Names.Length);
        foreach (var name in expression.Names)
            for (var layer = nearest; layer is not null; layer = layer.Around)
            {
                if (layer.Field.Property(name) is not { } property) continue;
                if (layer.Data.TryGet(name, out var value)) input.Add(new(name, property.HasDates ? Typed(value, property) : value));
                break;
            }
        return ContextValue.From(input);
    }

    /// <summary>An object of the answer, its fields, and the object around it.</summary>
    private sealed record Layer(ContextValue Data, FormField Field, Layer? Around);

    /// <summary>The data as FEEL reads it: texts whose format says so become dates and times.</summary>
    private static ContextValue Typed(ContextValue context, FormField field)
    {
        if (!field.HasDates) return context;
        var typed = context;
        foreach (var (name, value) in context)
            if (field.Property(name) is { HasDates: true } property) typed = typed.With(name, Typed(value, property));
        return typed;
    }

    private static Value Typed(Value value, FormField field) => value switch
    {
        TextValue text => Typed(text, field.Format),
        ContextValue context => Typed(context, field),
        ListValue list when field.Entry is { HasDates: true } entry => new ListValue([.. list.Items.Select(item => Typed(item, entry))]),
        _ => value,
    };

    private static Value Typed(TextValue text, string? format) => format switch
    {
        "date" when DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Value.Of(date),
        "date-time" when DateTimeOffset.TryParse(text.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => Value.Of(moment),
        "time" when TimeOnly.TryParse(text.Text, CultureInfo.InvariantCulture, out var time) => new TimeValue(time, null, null),
        _ => text,
    };

    /// <summary>A result as JSON holds it, in browsers too: dates and durations as text, numbers to 15 digits.</summary>
    private static Value Plain(Value value) => value switch
    {
        NumberValue number => BrowserFeel.Kept(number),
        DateValue or TimeValue or DateTimeValue or DaysTimeDurationValue or YearsMonthsDurationValue => Value.Of(FeelText.Of(value)),
        ListValue list => new ListValue(list.Items.Select(Plain).ToImmutableArray()),
        ContextValue context => ContextValue.From(context.Select(entry => KeyValuePair.Create(entry.Key, Plain(entry.Value)))),
        _ => value,
    };
}
