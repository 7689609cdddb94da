using WorkflowHub.Api.Accounts;
using WorkflowHub.Designer;
using WorkflowHub.Designer.Organisation;

namespace WorkflowHub.Api.Startup;

/// <summary>The sample organisation and who can sign in to it. What is in the database already stays as it is.</summary>
internal sealed class DemoData(OrganisationImport import, DemoAccounts accounts)
{
    private const string FileName = "sample-organisation.yaml";

    /// <exception cref="InvalidDataException">There is no such file, or it has problems.</exception>
    public async Task Load(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new InvalidDataException($"A demonstration needs {FileName} in {folder}.");
        var reading = OrganisationFile.Read(new PackageFile(FileName, await File.ReadAllBytesAsync(path, cancellation)));
        if (reading.Organisation is not { } organisation) throw new InvalidDataException($"{path}: {reading.Problems[0].Message}");
        await import.IntoEmpty(organisation.Snapshot(), cancellation);
        await accounts.Make([.. organisation.Demo.Select(person => (person.Person, person.User))], cancellation);
    }
}
