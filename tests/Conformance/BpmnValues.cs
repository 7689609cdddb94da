using System.Text.Json;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>JSON of the suite as values, and back to text for reasons.</summary>
internal static class BpmnValues
{
    public static ContextValue Context(JsonElement element, string name) =>
        element.TryGetProperty(name, out var variables) && variables.ValueKind == JsonValueKind.Object
            ? ContextValue.Of(variables.EnumerateObject().Select(variable => (variable.Name, Of(variable.Value))))
            : ContextValue.Empty;

    public static Value Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => Value.Of(json.GetString()),
        JsonValueKind.Number => Value.Of(json.GetDecimal()),
        JsonValueKind.True => Value.Of(true),
        JsonValueKind.False => Value.Of(false),
        JsonValueKind.Array => Value.Of(json.EnumerateArray().Select(Of)),
        JsonValueKind.Object => ContextValue.Of(json.EnumerateObject().Select(entry => (entry.Name, Of(entry.Value)))),
        _ => Value.Null,
    };

    /// <summary>Every text in it: any of them may be a person's id.</summary>
    public static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };
}
