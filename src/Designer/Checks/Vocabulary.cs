using System.Collections.Immutable;
using WorkflowHub.Designer.Reading;

namespace WorkflowHub.Designer.Checks;

/// <summary>What a template of a procedure may read: the same names as <see cref="Documents.TemplateData"/> gives.</summary>
internal sealed class Vocabulary(FormsCheck.Result forms, ProcessOutline outline)
{
    private static readonly string[] OfPerson = ["id", "name"];
    private static readonly string[] OfUnit = ["id", "name", "code"];

    private readonly HashSet<string> outputs = outline.Jobs.SelectMany(job => job.Outputs).Concat(forms.Loose).ToHashSet(StringComparer.Ordinal);

    /// <summary>Null when the path is known; otherwise a sentence.</summary>
    public string? WhyUnknown(ImmutableArray<string> path)
    {
        var rest = path.AsSpan()[1..];
        return path[0] switch
        {
            "today" or "language" => rest.Length == 0 ? null : $"'{path[0]}' has no parts.",
            "case" => OfCase(rest),
            "people" => Entry(rest, OfPerson, "people"),
            "units" => Entry(rest, OfUnit, "units"),
            "steps" => OfSteps(rest),
            _ => OfData(path),
        };
    }

    private static string? OfCase(ReadOnlySpan<string> path) => path switch
    {
        ["id" or "title" or "startedAt"] => null,
        ["applicant", .. var rest] => One(rest, OfPerson, "case.applicant"),
        ["unit", .. var rest] => One(rest, OfUnit, "case.unit"),
        _ => "'case' has id, title, startedAt, applicant and unit.",
    };

    private static string? Entry(ReadOnlySpan<string> path, string[] names, string of) =>
        path.Length == 0 ? $"'{of}' is read by id, as in {of}[field].name." : One(path[1..], names, $"{of}[]");

    private static string? One(ReadOnlySpan<string> path, string[] names, string of) =>
        path.Length == 1 && names.Contains(path[0]) ? null : $"'{of}' has {string.Join(", ", names)}.";

    private string? OfSteps(ReadOnlySpan<string> path)
    {
        if (path.Length == 0 || (path[0] != "[]" && !outline.Steps.Contains(path[0]))) return path.Length == 0 ? "'steps' is read by step, as in steps.approval.outcome." : $"There is no step '{path[0]}'.";
        return path[1..] switch
        {
            [] or ["outcome" or "at" or "comment"] => null,
            ["by", .. var rest] => One(rest, OfPerson, $"steps.{path[0]}.by"),
            _ => $"'steps.{path[0]}' has outcome, by, at and comment.",
        };
    }

    private string? OfData(ImmutableArray<string> path)
    {
        if (outputs.Contains(path[0])) return null;
        string[] plain = [.. path.Select(name => name is "first" or "last" ? "[]" : name)];
        if (Leads([.. path]) || Leads(plain) || (plain[^1] == "size" && plain.Length > 1 && Leads(plain[..^1]))) return null;
        return Leads([path[0]]) ? "the field has no such part." : "no form has such a field, no job sets it, and it is none of case, steps, people, units, today, language.";
    }

    private bool Leads(string[] path) => forms.Compiled.Values.Any(form => form.HasPath(path));
}
