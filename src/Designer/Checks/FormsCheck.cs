using System.Collections.Immutable;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Forms;

namespace WorkflowHub.Designer.Checks;

/// <summary>Compiles every form of the manifest.</summary>
internal sealed class FormsCheck(PackageFiles files, Manifest manifest, ProblemList problems)
{
    /// <param name="IsWhole">False when a form could not be compiled: then nobody can say which data there is.</param>
    internal sealed record Result(ImmutableDictionary<string, CompiledForm> Compiled, bool IsWhole)
    {
        public IEnumerable<string> DataNames => Compiled.Values.SelectMany(form => form.Names).Distinct(StringComparer.Ordinal);
    }

    public Result Read()
    {
        var compiled = ImmutableDictionary.CreateBuilder<string, CompiledForm>(StringComparer.Ordinal);
        foreach (var (id, source) in manifest.Source.Forms)
        {
            var (schema, layout) = (files[source.Schema]!, files[source.Layout]!);
            var compilation = CompiledForm.Compile(schema.Content.Span, layout.Content.Span);
            if (compilation.Form is { } form) compiled[id] = form;
            foreach (var problem in compilation.Problems) Report(problem, problem.InLayout ? layout : schema);
        }
        return new Result(compiled.ToImmutable(), compiled.Count == manifest.Source.Forms.Count);
    }

    private void Report(FormProblem problem, PackageFile file) => problems.Add(
        problem.InLayout ? "form.layout" : "form.schema", problem.Message, file.Path, problem.Pointer, JsonLines.Of(file.Content.Span).LineOf(problem.Pointer));
}
