using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkflowHub.Benchmarks;

/// <summary>What a scenario measured: figures by name (with their unit in it), what they are measured against, and the ratios.</summary>
internal sealed record Report
{
    /// <summary>Such as <c>commandsPerSecond</c>, <c>p50Ms</c>, <c>conditionUs</c>.</summary>
    public Dictionary<string, double> Figures { get; } = new(StringComparer.Ordinal);

    /// <summary>The same work done as plainly as can be, measured in the same run.</summary>
    public Dictionary<string, double> Floors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, double> Ratios { get; } = new(StringComparer.Ordinal);

    /// <summary>A figure with its floor; the ratio says how many times the floor it takes.</summary>
    public void Add(string name, double figure, double floor)
    {
        Figures[name] = figure;
        Floors[name] = floor;
        Ratios[name] = figure / floor;
    }

    public string ToJson(Options options)
    {
        var written = new JsonObject { ["scenario"] = options.Scenario, ["db"] = options.Database, ["clients"] = options.Clients };
        foreach (var (name, figure) in Figures) written[name] = Rounded(figure);
        written["floors"] = Object(Floors);
        written["ratios"] = Object(Ratios);
        return written.ToJsonString(JsonSerializerOptions.Web);
    }

    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var (name, figure) in Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-32} {figure,14:0.###}");
            if (Floors.TryGetValue(name, out var floor)) text.Append(CultureInfo.InvariantCulture, $"   floor {floor,14:0.###}   ratio {Ratios[name],8:0.##}");
            text.AppendLine();
        }
        return text.ToString();
    }

    private static JsonObject Object(Dictionary<string, double> figures) => new(figures.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)Rounded(figure.Value))));

    private static double Rounded(double figure) => Math.Round(figure, 4);
}
