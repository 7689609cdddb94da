using System.Globalization;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Yaml;

/// <summary>YAML as data: the values JSON would have. Dates stay texts, as in an answer.</summary>
internal static class YamlValues
{
    public static Value Of(YamlNode? node) => node switch
    {
        null or YamlText { IsNull: true } => Value.Null,
        YamlText { Plain: false } text => Value.Of(text.Text),
        YamlText { Text: "true" } => Value.True,
        YamlText { Text: "false" } => Value.False,
        YamlText text => decimal.TryParse(text.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : Value.Of(text.Text),
        YamlList list => Value.Of(list.Items.Select(Of)),
        YamlMap map => Context(map),
        _ => Value.Null,
    };

    public static ContextValue Context(YamlMap map) => ContextValue.Of(map.Entries.Select(entry => (entry.Name, Of(entry.Value))));
}
