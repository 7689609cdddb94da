using System.Text.Json;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Checks;

/// <summary>Every text people read stands in every language the manifest promises.</summary>
internal sealed class LanguageCheck(PackageFiles files, Manifest manifest, ProcessOutline outline, ProblemList problems)
{
    private static readonly string[] SchemaTexts = ["title", "description"];
    private static readonly string[] LayoutTexts = ["label", "text"];

    private IEnumerable<string> Others => manifest.Languages.Where(language => language != "en");

    public void Check(Procedure? procedure)
    {
        var source = manifest.Source;
        CheckManifest(source.Name, "name");
        if (source.Description.Texts.Count > 0) CheckManifest(source.Description, "description");
        foreach (var (id, template) in source.Templates) CheckManifest(template.Name, $"templates.{id}");
        foreach (var form in source.Forms.Values)
        {
            CheckJson(form.Schema, SchemaTexts);
            CheckJson(form.Layout, LayoutTexts);
        }
        if (procedure is not null) CheckProcess(procedure);
    }

    private void CheckManifest(LocalText text, string element) => Check(text, element, Manifest.Path, element, manifest.Lines.TryGetValue(element, out var line) ? line : null);

    private void CheckProcess(Procedure procedure)
    {
        foreach (var (element, name) in procedure.ElementNames) Check(name, $"the name of '{element}'", manifest.Source.Process, element, outline.LineOf(element));
        foreach (var step in procedure.Steps)
            foreach (var outcome in step.Outcomes)
                Check(outcome.Name, $"the name of the outcome '{outcome.Id}'", manifest.Source.Process, step.Id, outline.LineOf(step.Id));
    }

    private void Check(LocalText text, string what, string file, string element, int? line)
    {
        foreach (var language in manifest.Languages)
            if (!text.Texts.TryGetValue(language, out var written) || string.IsNullOrWhiteSpace(written))
                problems.Add("language.missing", $"'{language}' is missing for {what}.", file, element, line);
    }

    private void CheckJson(string path, string[] names)
    {
        var utf8 = files[path]!.Content.Span;
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            Walk(JsonValues.Parse(utf8), "", names, path, JsonLines.Of(utf8));
        }
        catch (JsonException)
        {
            // The form's compiler has said so already.
            return;
        }
    }

    private void Walk(Value value, string pointer, string[] names, string path, JsonLines lines)
    {
        if (value is ListValue list)
            for (var i = 0; i < list.Items.Length; i++) Walk(list.Items[i], $"{pointer}/{i}", names, path, lines);
        if (value is not ContextValue node) return;
        foreach (var name in names)
            if (node[name].AsText is { Length: > 0 }) Check(node, name, pointer, path, lines);
        foreach (var (name, inner) in node)
            if (name is not ("x-i18n" or "const" or "enum" or "default" or "examples")) Walk(inner, $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", names, path, lines);
    }

    private void Check(ContextValue node, string name, string pointer, string path, JsonLines lines)
    {
        foreach (var language in Others)
            if (((node["x-i18n"] as ContextValue)?[language] as ContextValue)?[name].AsText is not { Length: > 0 })
                problems.Add("language.missing", $"'{language}' is missing for the {name} \"{node[name].AsText}\".", path, pointer, lines.LineOf($"{pointer}/{name}"));
    }
}
