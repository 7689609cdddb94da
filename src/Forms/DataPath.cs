using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>Reading and changing nested data by the names on the way; objects only.</summary>
internal static class DataPath
{
    /// <summary>The value there, or null where there is none.</summary>
    public static Value? Get(ContextValue data, ReadOnlySpan<string> names)
    {
        Value at = data;
        foreach (var name in names)
        {
            if (at is not ContextValue context || !context.TryGet(name, out var inner)) return null;
            at = inner;
        }
        return at;
    }

    /// <summary>The data with the value there; a null value takes it out. Objects on the way are made when there is something to put.</summary>
    public static ContextValue Set(ContextValue data, ReadOnlySpan<string> names, Value? value)
    {
        var name = names[0];
        if (names.Length == 1) return value is null ? data.Without(name) : data.With(name, value);
        if (!data.TryGet(name, out var inner)) return value is null ? data : data.With(name, Set(ContextValue.Empty, names[1..], value));
        return inner is ContextValue context ? data.With(name, Set(context, names[1..], value)) : data;
    }
}
