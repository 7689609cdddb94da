using System.Collections.Immutable;
using WorkflowHub.Designer.Reading;
using WorkflowHub.Designer.Scenarios;
using WorkflowHub.Documents;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Forms;

namespace WorkflowHub.Designer;

/// <param name="Path">Within the package, forward slashes, e.g. <c>forms/request.schema.json</c>.</param>
public sealed record PackageFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>A procedure's folder, read and checked: everything publishing needs.</summary>
/// <param name="Languages">The languages all its texts are in; English when the manifest names none.</param>
/// <param name="Forms">By form id.</param>
/// <param name="Templates">By template id.</param>
/// <param name="Scenarios">The example cases that prove it, by file name.</param>
public sealed record Package(
    ProcedureSource Source,
    Procedure Procedure,
    ImmutableArray<PackageFile> Files,
    ImmutableArray<string> Languages,
    ImmutableDictionary<string, CompiledForm> Forms,
    ImmutableDictionary<string, LiquidTemplate> Templates,
    ImmutableArray<Scenario> Scenarios)
{
    /// <summary>Reads <c>procedure.yaml</c> and every file it names, compiles process, forms and templates, and cross-checks them.</summary>
    /// <param name="version">The number the version would get.</param>
    public static PackageReading Read(IEnumerable<PackageFile> files, int version) => new PackageReader(version).Read(files);
}

/// <param name="Package">Null when there is any problem.</param>
/// <param name="Problems">All of them at once, with file, element and line.</param>
public sealed record PackageReading(Package? Package, ImmutableArray<Problem> Problems)
{
    /// <summary>What is allowed and perhaps not meant, such as data for which no way is taken.</summary>
    public ImmutableArray<Problem> Warnings { get; init; } = [];
}
