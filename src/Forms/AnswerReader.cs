using System.Globalization;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>Goes once through an answer: refuses too much, finds fields the form does not have, and takes out empty ones.</summary>
internal sealed class AnswerReader(List<FieldError> errors)
{
    public const int MaxDepth = 32;
    public const int MaxValues = 20_000;
    public const int MaxText = 1_000_000;

    private int values;
    private long text;

    public bool TooMuch { get; private set; }

    public ContextValue Read(ContextValue answer, FormField root) => Read(answer, root, "", 0) as ContextValue ?? ContextValue.Empty;

    private Value Read(Value value, FormField? field, string pointer, int depth)
    {
        if (TooMuch) return value;
        text += value.AsText?.Length ?? 0;
        if (++values > MaxValues) return Refuse("answer values", MaxValues);
        if (text > MaxText) return Refuse("answer text", MaxText);
        if (depth > MaxDepth) return Refuse("answer depth", MaxDepth);
        return value switch
        {
            ContextValue context => Read(context, field, pointer, depth),
            ListValue list => Read(list, field, pointer, depth),
            _ => value,
        };
    }

    private ContextValue Read(ContextValue context, FormField? field, string pointer, int depth)
    {
        var closed = field is { IsOpen: false, Properties.Count: > 0 };
        ContextValue? changed = null;
        foreach (var (name, value) in context)
        {
            var property = field?.Property(name);
            if (property is null && closed)
            {
                errors.Add(new FieldError(Pointer.Append(pointer, name), "additionalProperties", "There is no such field."));
                if (errors.Count >= Evaluation.MaxErrors) TooMuch = true;
            }
            // A field left empty and one never filled in are the same.
            else if (property is { AllowsNull: false } && value.IsNull) changed = (changed ?? context).Without(name);
            else
            {
                var read = value is ContextValue or ListValue ? Read(value, property, Pointer.Append(pointer, name), depth + 1) : Read(value, property, "", depth + 1);
                if (!ReferenceEquals(read, value)) changed = (changed ?? context).With(name, read);
            }
            if (TooMuch) break;
        }
        return changed ?? context;
    }

    private ListValue Read(ListValue list, FormField? field, string pointer, int depth)
    {
        Value[]? changed = null;
        for (var i = 0; i < list.Items.Length && !TooMuch; i++)
        {
            var item = list.Items[i];
            var read = Read(item, field?.Entry, item is ContextValue or ListValue ? string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}") : "", depth + 1);
            if (!ReferenceEquals(read, item)) (changed ??= [.. list.Items])[i] = read;
        }
        return changed is null ? list : new ListValue([.. changed]);
    }

    private Value Refuse(string limit, int most)
    {
        TooMuch = true;
        errors.Add(new FieldError("", "limit", $"The answer holds more than {most} (limit: {limit}).", limit));
        return Value.Null;
    }
}
