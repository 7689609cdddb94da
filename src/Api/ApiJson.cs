using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api;

/// <summary>How the API reads and writes JSON: what it does not know it refuses, rather than dropping it silently.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = JsonValues.MaxDepth;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers are read by people too; nothing of them is pasted into pages.
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.Converters.Add(new JsonValueConverter());
        return options;
    }
}
