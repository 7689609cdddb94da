using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;

namespace WorkflowHub.Designer.Organisation;

/// <summary>An organisation written down in one file, such as <c>workflows/sample-organisation.yaml</c>.</summary>
/// <param name="Demo">The people one can sign in as for a demonstration, in the order in which they are offered.</param>
public sealed record OrganisationFile(
    ImmutableArray<Unit> Units,
    ImmutableArray<Person> People,
    ImmutableArray<Assignment> Assignments,
    ImmutableArray<DemoPerson> Demo)
{
    public OrganisationSnapshot Snapshot() => new(Units, People, Assignments);

    /// <summary>Reads and checks the file; all problems at once, never an exception.</summary>
    public static OrganisationReading Read(PackageFile file)
    {
        var problems = new ProblemList();
        var organisation = new OrganisationReader(file.Path, problems).Read(Yaml.YamlReader.Read(file, problems));
        return new OrganisationReading(problems.Count == 0 ? organisation : null, problems.Sorted());
    }
}

/// <param name="Person">Person id.</param>
/// <param name="User">The name to sign in with.</param>
public sealed record DemoPerson(string Person, string User);

/// <param name="Organisation">Null when there is any problem.</param>
public sealed record OrganisationReading(OrganisationFile? Organisation, ImmutableArray<Problem> Problems);
