using System.Collections.Immutable;

namespace WorkflowHub.Designer.Yaml;

/// <summary>A piece of YAML with the line it begins on.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for messages.</summary>
    public abstract string Kind { get; }
}

/// <param name="Plain">Written without quotation marks: may be a number, yes or no, or nothing.</param>
internal sealed record YamlText(int Line, string Text, bool Plain) : YamlNode(Line)
{
    public override string Kind => "a text";

    public bool IsNull => Plain && Text is "" or "~" or "null";
}

internal sealed record YamlList(int Line, ImmutableArray<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";
}

internal sealed record YamlMap(int Line, ImmutableArray<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Kind => "names with values";

    public YamlNode? this[string name] => Entry(name)?.Value;

    public YamlEntry? Entry(string name)
    {
        foreach (var entry in Entries)
            if (entry.Name == name) return entry;
        return null;
    }
}

internal sealed record YamlEntry(int Line, string Name, YamlNode Value);
