using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests;

/// <summary>Records as one line of plain text: the type's name, then each value that is there.</summary>
internal static class Words
{
    public static string Of(object record, params string[] without)
    {
        var text = new StringBuilder(record.GetType().Name);
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (without.Contains(property.Name) || property.GetIndexParameters().Length > 0 || property.Name is "EqualityContract" or "IsDecision") continue;
            // What most records are not is said of those that are.
            if (property.GetValue(record) is { } value && (value is not false || IsAlwaysSaid(property))) text.Append(CultureInfo.InvariantCulture, $" {Lower(property.Name)}={Value(value)}");
        }
        return text.ToString();
    }

    private static bool IsAlwaysSaid(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors().Any(made => made.GetParameters().Any(parameter => parameter.Name == property.Name));

    private static string Value(object value) => value switch
    {
        string text => text.Contains(' ', StringComparison.Ordinal) || text.Length == 0 ? $"\"{text}\"" : text,
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Value feel => FeelText.Of(feel),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Value))}]",
        int or long or bool or Enum or Guid => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => $"({Of(value)})",
    };

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
