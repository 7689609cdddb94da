using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Versions;

namespace WorkflowHub.Engine.Tests.Versions;

/// <summary>A case that moves from one drawing to another.</summary>
internal static class Moving
{
    public const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    public static Procedure Version(int version, string body)
    {
        var compiled = ProcedureCompiler.Compile(Bpmn.Source with { Version = version }, Bpmn.File(body));
        return compiled.Procedure ?? throw new InvalidOperationException(string.Join('\n', compiled.Problems));
    }

    /// <summary>Ids that change, as <c>old>new</c>.</summary>
    public static MigrationPlan Plan(params string[] moves) =>
        new(moves.Select(move => move.Split('>')).ToImmutableSortedDictionary(ends => ends[0], ends => ends[1], StringComparer.Ordinal));

    /// <summary>Problems as <c>code element</c>.</summary>
    public static ImmutableArray<string> Try(Story story, Procedure from, Procedure to, MigrationPlan? plan = null) =>
        [.. Migration.Try(story.Case, from, to, plan ?? MigrationPlan.SameIds, Story.Organisation, story.Now).Problems.Select(problem => $"{problem.Code} {problem.Element}")];

    public static MigrateCase Command(Story story, MigrationPlan? plan = null) => new(plan ?? MigrationPlan.SameIds, "a new form") { At = story.Now, By = "dung" };
}
