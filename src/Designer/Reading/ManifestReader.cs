using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WorkflowHub.Designer.Yaml;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Designer.Reading;

/// <summary>Reads <c>procedure.yaml</c>; what is missing or unknown is reported with its line.</summary>
internal sealed partial class ManifestReader(PackageFiles files, int version, ProblemList problems)
{
    private static readonly LocalText NoText = new(ImmutableSortedDictionary<string, string>.Empty);

    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public Manifest? Read()
    {
        if (files[Manifest.Path] is not { } file)
        {
            problems.Add("package.manifest", $"There is no {Manifest.Path} in the package.", Manifest.Path);
            return null;
        }
        if (YamlReader.Read(file, problems) is not { } document || YamlFields.Of(file.Path, document, "", problems) is not { } fields) return null;
        fields.Allow("key", "name", "description", "languages", "process", "title", "start", "forms", "templates", "decisions", "unsound");

        var key = Key(fields);
        var name = fields.Names("name", required: true);
        var process = FilePath(fields, "process");
        var languages = Languages(fields);
        var forms = Forms(fields);
        var templates = Templates(fields);
        var start = Start(fields, forms);
        if (key is null || name is null || process is null) return null;
        Note(fields, "name", "description", "title");
        var source = new ProcedureSource(key, version, name, fields.Names("description") ?? NoText, process, start, fields.Text("title"), forms, templates, Override(fields)) { Decisions = Decisions(fields) };
        return new Manifest(source, languages, lines);
    }

    private static string? Key(YamlFields fields)
    {
        if (fields.Text("key", required: true) is not { } key) return null;
        if (KeyPattern().IsMatch(key)) return key;
        fields.Report("manifest.key", $"'{key}' is no key: expected small letters, digits and hyphens, beginning with a letter, at most 64.", "key");
        return null;
    }

    private static ImmutableArray<string> Languages(YamlFields fields)
    {
        var languages = new List<string> { "en" };
        foreach (var (node, _) in fields.Items("languages"))
        {
            var language = (node as YamlText)?.Text ?? "";
            if (!Designer.Languages.Known.Contains(language)) fields.Report("language.unknown", $"'{language}' is no language known here; expected {string.Join(", ", Designer.Languages.Known)}.", "languages");
            else if (!languages.Contains(language)) languages.Add(language);
        }
        return [.. languages];
    }

    private ImmutableSortedDictionary<string, FormSource> Forms(YamlFields fields)
    {
        var forms = ImmutableSortedDictionary.CreateBuilder<string, FormSource>(StringComparer.Ordinal);
        foreach (var (id, entry) in Named(fields, "forms"))
        {
            entry.Allow("schema", "layout");
            if (FilePath(entry, "schema") is { } schema && FilePath(entry, "layout") is { } layout) forms[id] = new FormSource(schema, layout);
        }
        return forms.ToImmutable();
    }

    private ImmutableSortedDictionary<string, TemplateSource> Templates(YamlFields fields)
    {
        var templates = ImmutableSortedDictionary.CreateBuilder<string, TemplateSource>(StringComparer.Ordinal);
        foreach (var (id, entry) in Named(fields, "templates"))
        {
            entry.Allow("file", "name");
            if (FilePath(entry, "file") is { } path && entry.Names("name", required: true) is { } name) templates[id] = new TemplateSource(path, name);
        }
        return templates.ToImmutable();
    }

    private static SoundnessOverride? Override(YamlFields fields)
    {
        if (fields.Map("unsound") is not { } given) return null;
        given.Allow("reason", "by");
        return given.Text("reason", required: true) is { } reason && given.Text("by", required: true) is { } by ? new SoundnessOverride(reason, by) : null;
    }

    private ImmutableSortedDictionary<string, string> Decisions(YamlFields fields)
    {
        var decisions = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (id, entry) in Named(fields, "decisions"))
        {
            entry.Allow("file");
            if (FilePath(entry, "file") is { } path) decisions[id] = path;
        }
        return decisions.ToImmutable();
    }

    private static string? Start(YamlFields fields, ImmutableSortedDictionary<string, FormSource> forms)
    {
        if (fields.Map("start") is not { } start) return null;
        start.Allow("form");
        if (start.Text("form") is not { } form) return null;
        if (forms.ContainsKey(form)) return form;
        start.Report("manifest.form", $"There is no form '{form}'.", "form");
        return null;
    }

    private IEnumerable<(string Id, YamlFields Entry)> Named(YamlFields fields, string name)
    {
        if (fields.Map(name) is not { } map) yield break;
        foreach (var (id, node, line) in map.Entries())
        {
            lines[$"{name}.{id}"] = line;
            if (YamlFields.Of(Manifest.Path, node, $"{name}.{id}", problems) is { } entry) yield return (id, entry);
        }
    }

    private void Note(YamlFields fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) lines[name] = fields.LineOf(name);
    }

    /// <summary>A path that leads to a file of the package.</summary>
    private string? FilePath(YamlFields fields, string name)
    {
        if (fields.Text(name, required: true) is not { } path) return null;
        if (files[path] is not null) return path;
        fields.Report("package.file", $"There is no file '{path}' in the package.", name);
        return null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}$")]
    private static partial Regex KeyPattern();
}
