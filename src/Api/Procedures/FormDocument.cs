using System.Text.Json;
using WorkflowHub.Hosting.Cases;

namespace WorkflowHub.Api.Procedures;

/// <param name="Schema">JSON Schema of the answers.</param>
/// <param name="Layout">JSON Forms UI schema.</param>
internal sealed record FormDocument(string Id, JsonElement Schema, JsonElement? Layout)
{
    public static FormDocument Of(string id, PublishedProcedure procedure)
    {
        var source = procedure.Procedure.Source.Forms[id];
        return new FormDocument(id, Parse(procedure.Files[source.Schema]), Parse(procedure.Files[source.Layout]));
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        // Some editors begin a file with a byte order mark.
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var reader = new Utf8JsonReader(utf8);
        return JsonElement.ParseValue(ref reader);
    }
}
