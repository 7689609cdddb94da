using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Designer;

/// <param name="Path">Within the package, forward slashes, e.g. <c>forms/request.schema.json</c>.</param>
public sealed record PackageFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>A procedure's folder, read and checked: everything publishing needs.</summary>
public sealed record Package(ProcedureSource Source, Procedure Procedure, ImmutableArray<PackageFile> Files)
{
    /// <summary>Reads <c>procedure.yaml</c> and every file it names, compiles process, forms and templates, and cross-checks them.</summary>
    /// <param name="version">The number the version would get.</param>
    public static PackageReading Read(IEnumerable<PackageFile> files, int version) => throw new NotSupportedException();
}

/// <param name="Package">Null when there is any problem.</param>
/// <param name="Problems">All of them at once, with file, element and line.</param>
public sealed record PackageReading(Package? Package, ImmutableArray<Problem> Problems);
