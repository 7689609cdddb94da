using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Designer.Reading;

/// <summary>What <c>procedure.yaml</c> says.</summary>
/// <param name="Languages">The languages all texts of the package must be in.</param>
/// <param name="Lines">Lines of its elements, such as <c>forms.request</c>.</param>
internal sealed record Manifest(ProcedureSource Source, ImmutableArray<string> Languages, IReadOnlyDictionary<string, int> Lines)
{
    public const string Path = "procedure.yaml";
}
