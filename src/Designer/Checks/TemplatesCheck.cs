using System.Collections.Immutable;
using System.Text;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Documents;

namespace WorkflowHub.Designer.Checks;

/// <summary>Parses every template and checks what it reads: an unknown name is a problem here, not an empty space on a letter.</summary>
internal sealed class TemplatesCheck(PackageFiles files, Manifest manifest, ProblemList problems)
{
    internal sealed record Result(ImmutableDictionary<string, LiquidTemplate> Parsed, ImmutableDictionary<string, string> Paths);

    public Result Read()
    {
        var parsed = ImmutableDictionary.CreateBuilder<string, LiquidTemplate>(StringComparer.Ordinal);
        foreach (var (id, source) in manifest.Source.Templates)
        {
            var compilation = LiquidTemplate.Parse(Encoding.UTF8.GetString(files[source.Path]!.Content.Span));
            if (compilation.Template is { } template) parsed[id] = template;
            foreach (var problem in compilation.Problems)
                problems.Add("template.syntax", $"Column {problem.Column}: {problem.Message}", source.Path, id, problem.Line);
        }
        return new Result(parsed.ToImmutable(), manifest.Source.Templates.ToImmutableDictionary(template => template.Key, template => template.Value.Path));
    }

    public static void Names(Result templates, Vocabulary vocabulary, ProblemList problems)
    {
        foreach (var (id, template) in templates.Parsed)
            foreach (var name in template.Names)
                if (vocabulary.WhyUnknown(name.Path) is { } why)
                    problems.Add("template.name", $"Column {name.Column}: '{name.Text}': {why}", templates.Paths[id], id, name.Line);
    }
}
