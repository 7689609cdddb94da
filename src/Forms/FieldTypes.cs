using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>The types of fields as expressions see them: texts whose format says so are dates and times.</summary>
internal static class FieldTypes
{
    public static FeelType Of(FormField field)
    {
        if (field.Entry is { } entry) return new FeelType.List(Of(entry));
        if (field.Properties.Count > 0)
            return field.IsOpen ? FeelType.AnyContext : new FeelType.Context([.. field.Properties.Select(property => (property.Name, Of(property)))]);
        return (field.Kind, field.Format) switch
        {
            (null or "string", "date") => FeelType.Date,
            (null or "string", "date-time") => FeelType.DateTime,
            (null or "string", "time") => FeelType.Time,
            ("string", _) => FeelType.Text,
            ("number" or "integer", _) => FeelType.Number,
            ("boolean", _) => FeelType.Boolean,
            _ => FeelType.Any,
        };
    }

    /// <summary>As a case keeps them: dates and times are texts there.</summary>
    public static FeelType Stored(FormField field)
    {
        if (field.Entry is { } entry) return new FeelType.List(Stored(entry));
        if (field.Properties.Count > 0)
            return field.IsOpen ? FeelType.AnyContext : new FeelType.Context([.. field.Properties.Select(property => (property.Name, Stored(property)))]);
        return field.Kind switch
        {
            "string" => FeelType.Text,
            "number" or "integer" => FeelType.Number,
            "boolean" => FeelType.Boolean,
            _ => FeelType.Any,
        };
    }
}
