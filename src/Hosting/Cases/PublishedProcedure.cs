using System.Collections.Immutable;
using System.Text.Json;
using WorkflowHub.Documents;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Forms;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Hosting.Cases;

/// <summary>A published version, compiled: what runs, what is asked and what is rendered.</summary>
/// <param name="Forms">By form id.</param>
/// <param name="Templates">By template id.</param>
/// <param name="Files">The package's files by path, as published.</param>
public sealed record PublishedProcedure(
    Procedure Procedure,
    ImmutableDictionary<string, CompiledForm> Forms,
    ImmutableDictionary<string, LiquidTemplate> Templates,
    ImmutableDictionary<string, byte[]> Files)
{
    /// <exception cref="InvalidDataException">A stored version no longer compiles: it was published by another version of this program.</exception>
    public static PublishedProcedure Compile(ProcedureVersionRow row)
    {
        var name = $"{row.Key} version {row.Version}";
        var source = JsonSerializer.Deserialize<ProcedureSource>(row.Source) ?? throw new InvalidDataException($"{name} has no source.");
        var files = row.Files.ToImmutableDictionary(file => file.Path, file => file.Content);

        var forms = source.Forms.ToImmutableDictionary(form => form.Key, form =>
        {
            var compiled = CompiledForm.Compile(files[form.Value.Schema], files[form.Value.Layout]);
            return compiled.Form ?? throw new InvalidDataException($"{name}, form {form.Key}: {compiled.Problems[0].Message}");
        });
        var templates = source.Templates.ToImmutableDictionary(template => template.Key, template =>
        {
            var parsed = LiquidTemplate.Parse(System.Text.Encoding.UTF8.GetString(files[template.Value.Path]));
            return parsed.Template ?? throw new InvalidDataException($"{name}, template {template.Key}: {parsed.Problems[0].Message}");
        });
        var procedure = ProcedureCompiler.Compile(source, files[source.Process], decisions: source.Decisions.Values.Distinct().ToDictionary(path => path, path => new ReadOnlyMemory<byte>(files[path])));
        return procedure.Procedure is null
            ? throw new InvalidDataException($"{name}: {procedure.Problems[0].Message}")
            : new PublishedProcedure(procedure.Procedure, forms, templates, files);
    }
}
