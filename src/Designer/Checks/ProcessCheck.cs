using WorkflowHub.Designer.Reading;
using WorkflowHub.Documents;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Designer.Checks;

/// <summary>Compiles the process and checks what its steps and jobs name: forms, fields, templates.</summary>
internal sealed class ProcessCheck(PackageFiles files, Manifest manifest, ProcessOutline outline, FormsCheck.Result forms, ProblemList problems)
{
    /// <summary>The kinds of jobs this installation does, with the inputs each cannot do without.</summary>
    private static readonly SortedDictionary<string, string[]> JobInputs = new(StringComparer.Ordinal)
    {
        ["document"] = ["template"],
        ["membership"] = ["action", "member"],
        ["register"] = ["format", "series"],
    };

    private string Path => manifest.Source.Process;

    public Procedure? Compile()
    {
        var compilation = ProcedureCompiler.Compile(manifest.Source, files[Path]!.Content, forms.IsWhole ? [.. forms.DataNames] : null, forms.DataTypes,
            manifest.Source.Decisions.Values.Distinct().ToDictionary(path => path, path => files[path]!.Content));
        problems.AddRange(compilation.Problems.Select(problem => problem with { File = problem.File ?? Path }));
        foreach (var job in outline.Jobs) Check(job);
        foreach (var reference in outline.References) Check(reference);
        CheckNames();
        foreach (var step in compilation.Procedure?.Steps ?? []) Check(step);
        return compilation.Procedure;
    }

    /// <summary>A participant rule that names what is not there would quietly find nobody, or take nobody away.</summary>
    private void Check(RuleReference reference)
    {
        if (reference.IsStep && !outline.Steps.Contains(reference.Name))
            problems.Add("process.rule-step", $"There is no step '{reference.Name}'.", Path, reference.Element, reference.Line);
        else if (!reference.IsStep && forms.IsWhole && !DataNames.Contains(reference.Name))
            problems.Add("process.rule-field", $"No form has the field '{reference.Name}' and no job sets it.", Path, reference.Element, reference.Line);
        else if (!reference.IsStep && forms.DataTypes.GetValueOrDefault(reference.Name) is { } type && !NamesSomebody(type) && !outline.Jobs.Any(job => job.Outputs.Contains(reference.Name)))
            problems.Add("process.rule-field", $"The field '{reference.Name}' holds {type}: the id of a person or a unit was expected, or a list of them.", Path, reference.Element, reference.Line);
    }

    private static bool NamesSomebody(FeelType type) => type == FeelType.Any || type == FeelType.Text || (type is FeelType.List list && NamesSomebody(list.Item));

    private IEnumerable<string> DataNames => forms.DataNames.Concat(outline.Jobs.SelectMany(job => job.Outputs));

    /// <summary>One name, one meaning: an expression or a template could not reach data named like a step or like what stands beside the data.</summary>
    private void CheckNames()
    {
        foreach (var name in DataNames.Distinct(StringComparer.Ordinal))
        {
            if (outline.Steps.Contains(name)) Report("process.name", $"'{name}' is both a step and a name of the data.", name);
            else if (TemplateData.Names.Contains(name)) problems.Add("process.name", $"A field may not be called '{name}': templates and expressions know something else by that name.", Path, name);
        }
    }

    // The engine has made sure that the step's form and document exist.
    private void Check(Step step)
    {
        if (!forms.IsWhole) return;
        foreach (var (pointer, right) in step.Fields) Check(step, pointer, right);
    }

    private void Check(Step step, string pointer, FieldRight right)
    {
        var own = step.Form is { } form ? forms.Compiled.GetValueOrDefault(form) : null;
        if (own?.HasField(pointer) == true) return;
        if (!forms.Loose.IsEmpty) return;
        if (!forms.Compiled.Values.Any(other => other.HasField(pointer))) Report("process.field", $"No form has the field '{pointer}'.", step.Id);
        else if (right is FieldRight.Write or FieldRight.Required) Report("process.field", $"The form of this step has no field '{pointer}' that could be filled in.", step.Id);
    }

    private void Check(JobOutline job)
    {
        if (!JobInputs.TryGetValue(job.Kind, out var needed))
        {
            Report(job, "process.job-kind", $"There is no job of kind '{job.Kind}'; there are {string.Join(", ", JobInputs.Keys)}.");
            return;
        }
        foreach (var input in needed.Where(input => !job.Inputs.ContainsKey(input))) Report(job, "process.job-input", $"A job of kind '{job.Kind}' needs the input '{input}'.");
        if (Literal(job, "template") is { } template && !manifest.Source.Templates.ContainsKey(template)) Report(job, "process.template", "template", $"There is no template '{template}'.");
        if (job.Kind == "register" && Literal(job, "format") is { } format && RegisterFormat.Parse(format).Problem is { } problem) Report(job, "process.register-format", "format", problem);
    }

    /// <summary>What is written outright; what is worked out from the case is judged when the job runs.</summary>
    private static string? Literal(JobOutline job, string input) =>
        job.Inputs.TryGetValue(input, out var given) && given.Text is ['"', .. var text, '"'] && !text.Contains('"', StringComparison.Ordinal) ? text : null;

    private void Report(JobOutline job, string rule, string message) => problems.Add(rule, message, Path, job.Element, job.Line);

    private void Report(JobOutline job, string rule, string input, string message) => problems.Add(rule, message, Path, job.Element, job.Inputs[input].Line);

    private void Report(string rule, string message, string element) => problems.Add(rule, message, Path, element, outline.LineOf(element));
}
