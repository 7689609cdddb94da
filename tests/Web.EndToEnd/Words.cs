using System.Text.Json;

namespace WorkflowHub.Web.EndToEnd;

/// <summary>The application's own words in one language, so that a story is told once for all of them.</summary>
public sealed class Words(string language)
{
    private readonly JsonElement _words = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Application.Top, "src", "Web", "src", "i18n", language + ".json"))).RootElement;

    public string Language => language;

    public string this[string key] => key.Split('.').Aggregate(_words, (at, name) => at.GetProperty(name)).GetString()!;
}
