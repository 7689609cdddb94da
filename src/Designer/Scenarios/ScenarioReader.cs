using System.Collections.Immutable;
using System.Globalization;
using WorkflowHub.Designer.Scenarios.Steps;
using WorkflowHub.Designer.Yaml;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>Reads <c>cases/*.yaml</c>.</summary>
internal static class ScenarioReader
{
    private const string Folder = "cases/";

    public static ImmutableArray<Scenario> ReadAll(IEnumerable<PackageFile> files, ProblemList problems) =>
        [.. files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .Select(file => Read(file, problems)).OfType<Scenario>()];

    private static Scenario? Read(PackageFile file, ProblemList problems)
    {
        if (YamlReader.Read(file, problems) is not { } document || YamlFields.Of(file.Path, document, "", problems) is not { } fields) return null;
        fields.Allow("name", "at", "language", "start", "steps", "expect");

        var name = fields.Text("name", required: true);
        var at = Moment(fields);
        var language = fields.Text("language") ?? "en";
        if (!Languages.Known.Contains(language)) fields.Report("language.unknown", $"'{language}' is no language known here; expected {string.Join(", ", Languages.Known)}.", "language");
        var start = fields.Map("start", required: true) is { } written ? StartStep.Read(written) : null;
        var steps = fields.Maps("steps").Select(StepReader.Read).OfType<ScenarioStep>().ToImmutableArray();
        var expect = fields.Map("expect", required: true) is { } end ? Expectation.Read(end) : null;
        if (name is null || at is null || start is null || expect is null) return null;
        return new Scenario(start, steps, expect) { File = file.Path, Name = name, At = at.Value, Language = language };
    }

    private static DateTimeOffset? Moment(YamlFields fields)
    {
        if (fields.Text("at", required: true) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
        fields.Report("scenario.moment", $"'{text}' is no moment: expected such as 2026-03-02T08:00:00Z.", "at");
        return null;
    }
}
