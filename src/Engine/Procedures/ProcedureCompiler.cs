using System.Collections.Immutable;

namespace WorkflowHub.Engine.Procedures;

/// <summary>Deploying is compiling: BPMN is read, checked and turned into an executable procedure, or into all its problems at once.</summary>
public static class ProcedureCompiler
{
    /// <param name="bpmn">The file named by <see cref="ProcedureSource.Process"/>, UTF-8.</param>
    /// <param name="dataNames">Top-level names of the forms' data, for checking expressions; null accepts any name.</param>
    public static ProcedureCompilation Compile(ProcedureSource source, ReadOnlyMemory<byte> bpmn, IReadOnlyCollection<string>? dataNames = null) =>
        throw new NotSupportedException();
}

/// <param name="Procedure">Null when there is any problem.</param>
public sealed record ProcedureCompilation(Procedure? Procedure, ImmutableArray<Problem> Problems);
