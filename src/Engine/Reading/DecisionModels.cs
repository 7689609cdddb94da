using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Engine.Reading;

/// <summary>The decision models of a package, compiled.</summary>
internal static class DecisionModels
{
    /// <param name="files">Their DMN by path.</param>
    public static ImmutableDictionary<string, DecisionModel> Compile(ProcedureSource source, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? files, Problems problems)
    {
        var models = ImmutableDictionary.CreateBuilder<string, DecisionModel>(StringComparer.Ordinal);
        foreach (var (id, path) in source.Decisions)
        {
            if (files is null || !files.TryGetValue(path, out var file))
            {
                problems.Add(new Problem("dmn.missing", $"There is no file '{path}' for the decision model '{id}'.", path, null, null));
                continue;
            }
            var compiled = DecisionModel.Compile(file);
            foreach (var problem in compiled.Problems) problems.Add(new Problem("dmn.invalid", problem.Message, path, problem.Element, problem.Line));
            if (compiled.Model is { } model) models[id] = model;
        }
        return models.ToImmutable();
    }
}
