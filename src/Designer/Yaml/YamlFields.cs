using WorkflowHub.Engine;

namespace WorkflowHub.Designer.Yaml;

/// <summary>Takes typed values out of a map of one file and reports what is missing, unknown or of another kind.</summary>
internal sealed class YamlFields(string file, YamlMap map, string element, ProblemList problems)
{
    public int Line => map.Line;
    public string Element => element;

    /// <summary>The node as a map, or null with a problem.</summary>
    public static YamlFields? Of(string file, YamlNode? node, string element, ProblemList problems)
    {
        if (node is YamlMap map) return new YamlFields(file, map, element, problems);
        problems.Add("yaml.kind", $"{(element == "" ? "The file" : element)} must be names with values; found {node?.Kind ?? "nothing"}.", file, element, node?.Line);
        return null;
    }

    /// <summary>Refuses names that are not expected here: a misspelt one would otherwise go unnoticed.</summary>
    public YamlFields Allow(params ReadOnlySpan<string> names)
    {
        foreach (var entry in map.Entries)
            if (!names.Contains(entry.Name)) problems.Add("yaml.unknown", $"'{entry.Name}' is not known here; expected {string.Join(", ", names!)}.", file, At(entry.Name), entry.Line);
        return this;
    }

    public bool Has(string name) => map[name] is { } node and not YamlText { IsNull: true };

    public int LineOf(string name) => map.Entry(name)?.Line ?? map.Line;

    public string? Text(string name, bool required = false)
    {
        if (!Has(name)) return required ? Missing<string>(name) : null;
        return map[name] is YamlText text ? text.Text : Wrong<string>(name, "a text");
    }

    public bool YesNo(string name, bool otherwise)
    {
        if (!Has(name)) return otherwise;
        if (map[name] is YamlText { Text: "true" or "false" } text) return text.Text == "true";
        Wrong<string>(name, "true or false");
        return otherwise;
    }

    public YamlFields? Map(string name, bool required = false)
    {
        if (!Has(name)) return required ? Missing<YamlFields>(name) : null;
        return map[name] is YamlMap inner ? new YamlFields(file, inner, At(name), problems) : Wrong<YamlFields>(name, "names with values");
    }

    /// <summary>The entries of a list of maps; those that are none are reported and left out.</summary>
    public IEnumerable<YamlFields> Maps(string name, bool required = false)
    {
        foreach (var (item, at) in Items(name, required))
            if (Of(file, item, at, problems) is { } fields) yield return fields;
    }

    public IEnumerable<(YamlNode Node, string Element)> Items(string name, bool required = false)
    {
        if (!Has(name))
        {
            if (required) Missing<string>(name);
            return [];
        }
        if (map[name] is YamlList list) return list.Items.Select((item, i) => (item, $"{At(name)}[{i}]"));
        Wrong<YamlFields>(name, "a list");
        return [];
    }

    public IEnumerable<(string Name, YamlNode Node, int Line)> Entries() => map.Entries.Select(entry => (entry.Name, entry.Value, entry.Line));

    /// <summary>A map as data; empty when it is not there.</summary>
    public Expressions.ContextValue Data(string name) =>
        !Has(name) ? Expressions.ContextValue.Empty
        : map[name] is YamlMap inner ? YamlValues.Context(inner)
        : Wrong<Expressions.ContextValue>(name, "names with values") ?? Expressions.ContextValue.Empty;

    /// <summary>A list of texts, or null when it is not there.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (!Has(name)) return null;
        var texts = new List<string>();
        foreach (var (node, at) in Items(name))
        {
            if (node is YamlText text) texts.Add(text.Text);
            else problems.Add("yaml.kind", $"{at} must be a text; found {node.Kind}.", file, at, node.Line);
        }
        return texts;
    }

    public YamlNode? Node(string name) => map[name];

    /// <summary>Texts by language; a plain text is English.</summary>
    public LocalText? Names(string name, bool required = false)
    {
        if (!Has(name))
        {
            if (required) Missing<string>(name);
            return null;
        }
        if (map[name] is YamlText plain) return LocalText.Of(plain.Text);
        if (Map(name) is not { } texts) return null;
        var found = System.Collections.Immutable.ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (language, node, line) in texts.Entries())
        {
            if (!Languages.Known.Contains(language)) problems.Add("language.unknown", $"'{language}' is no language known here; expected {string.Join(", ", Languages.Known)}.", file, texts.At(language), line);
            else if (node is YamlText { IsNull: false } text) found[language] = text.Text;
            else problems.Add("yaml.kind", $"{texts.At(language)} must be a text.", file, texts.At(language), line);
        }
        return new LocalText(found.ToImmutable());
    }

    public void Report(string rule, string message, string? name = null) =>
        problems.Add(rule, message, file, name is null ? element : At(name), name is null ? map.Line : LineOf(name));

    private string At(string name) => element == "" ? name : $"{element}.{name}";

    private T? Missing<T>(string name) where T : class
    {
        problems.Add("yaml.missing", $"'{name}' is missing{(element == "" ? "" : $" in {element}")}.", file, At(name), map.Line);
        return null;
    }

    private T? Wrong<T>(string name, string expected) where T : class
    {
        problems.Add("yaml.kind", $"{At(name)} must be {expected}; found {map[name]!.Kind}.", file, At(name), LineOf(name));
        return null;
    }
}
