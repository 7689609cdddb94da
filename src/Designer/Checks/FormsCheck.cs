using System.Collections.Immutable;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Expressions;
using WorkflowHub.Forms;

namespace WorkflowHub.Designer.Checks;

/// <summary>Compiles every form of the manifest.</summary>
internal sealed class FormsCheck(PackageFiles files, Manifest manifest, ProblemList problems)
{
    /// <param name="Loose">Names of the data that forms with problems ask for: enough to judge expressions and templates by, so that one fault does not hide another.</param>
    /// <param name="IsWhole">False when not even the names of a form could be read: then nobody can say which data there is.</param>
    internal sealed record Result(ImmutableDictionary<string, CompiledForm> Compiled, ImmutableHashSet<string> Loose, bool IsWhole)
    {
        /// <summary>Types of the data as a case keeps them; where two forms differ, or one could not be read, anything.</summary>
        public IReadOnlyDictionary<string, FeelType> DataTypes => Compiled.Values.SelectMany(form => form.Names.Select(name => (Name: name, Type: form.TypeOf(name))))
            .GroupBy(entry => entry.Name, entry => entry.Type, StringComparer.Ordinal)
            .ToDictionary(types => types.Key, types => Loose.Contains(types.Key) || types.Distinct().Skip(1).Any() ? FeelType.Any : types.First(), StringComparer.Ordinal);

        public IEnumerable<string> DataNames => Compiled.Values.SelectMany(form => form.Names).Concat(Loose).Distinct(StringComparer.Ordinal);
    }

    public Result Read()
    {
        var compiled = ImmutableDictionary.CreateBuilder<string, CompiledForm>(StringComparer.Ordinal);
        var loose = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var whole = true;
        foreach (var (id, source) in manifest.Source.Forms)
        {
            var (schema, layout) = (files[source.Schema]!, files[source.Layout]!);
            var compilation = CompiledForm.Compile(schema.Content.Span, layout.Content.Span);
            foreach (var problem in compilation.Problems) Report(problem, problem.InLayout ? layout : schema);
            if (compilation.Form is { } form) compiled[id] = form;
            else if (JsonLines.Of(schema.Content.Span).NamesUnder("/properties") is { } names) loose.UnionWith(names);
            else whole = false;
        }
        return new Result(compiled.ToImmutable(), loose.ToImmutable(), whole);
    }

    private void Report(FormProblem problem, PackageFile file) => problems.Add(
        problem.InLayout ? "form.layout" : "form.schema", problem.Message, file.Path, problem.Pointer, JsonLines.Of(file.Content.Span).LineOf(problem.Pointer));
}
