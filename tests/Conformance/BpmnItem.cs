using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkflowHub.Conformance;

/// <summary>One item of the manifest: the models and what is expected of them.</summary>
/// <param name="Expected">The whole file of expectations.</param>
internal sealed record BpmnItem(string Id, string Schema, IReadOnlyList<byte[]> Models, JsonElement Expected)
{
    public static IEnumerable<BpmnItem> In(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        foreach (var entry in manifest.RootElement.GetProperty("items").EnumerateArray().ToList())
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, entry.GetProperty("file").GetString()!)));
            var expected = file.RootElement.Clone();
            var models = entry.GetProperty("models").EnumerateArray().Select(model => File.ReadAllBytes(Path.Combine(folder, model.GetString()!))).ToList();
            yield return new BpmnItem(entry.GetProperty("id").GetString()!, expected.GetProperty("schema").GetString()!, models, expected);
        }
    }
}

internal static class BpmnJson
{
    public static readonly JsonSerializerOptions Printed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a property, or null.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static bool Flag(this JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
