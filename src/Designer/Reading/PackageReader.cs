using WorkflowHub.Designer.Checks;
using WorkflowHub.Designer.Scenarios;

namespace WorkflowHub.Designer.Reading;

/// <summary>Reads a package from the outside in: files, manifest, forms, process, templates, texts, scenarios. What one part lacks does not hide what is wrong in another.</summary>
internal sealed class PackageReader(int version)
{
    private readonly ProblemList problems = new();
    private readonly ProblemList warnings = new();

    public PackageReading Read(IEnumerable<PackageFile> given)
    {
        if (PackageFiles.Of(given, problems) is not { } files || new ManifestReader(files, version, problems).Read() is not { } manifest) return Refused();

        var forms = new FormsCheck(files, manifest, problems).Read();
        var outline = ProcessOutline.Read(files[manifest.Source.Process]!);
        var procedure = new ProcessCheck(files, manifest, outline, forms, problems).Compile();
        var templates = new TemplatesCheck(files, manifest, problems).Read();
        if (forms.IsWhole) TemplatesCheck.Names(templates, new Vocabulary(forms, outline), problems);
        if (procedure is not null) new ChoicesCheck(manifest, outline, forms, warnings).Check(procedure);
        DecisionsCheck.Check(files, problems, warnings);
        new LanguageCheck(files, manifest, outline, problems).Check(procedure);
        var scenarios = ScenarioReader.ReadAll(files.All, problems);

        return procedure is null || problems.Count > 0
            ? Refused()
            : new PackageReading(
                new Package(manifest.Source, procedure, [.. files.All], manifest.Languages, forms.Compiled, templates.Parsed, scenarios), []) { Warnings = warnings.Sorted() };
    }

    private PackageReading Refused() => new(null, problems.Sorted()) { Warnings = warnings.Sorted() };
}
