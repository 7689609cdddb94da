using WorkflowHub.Api.Accounts;
using WorkflowHub.Designer;
using WorkflowHub.Designer.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage.Organisation;

namespace WorkflowHub.Api.Startup;

/// <summary>The sample organisation and who can sign in to it. An organisation that is there already stays as it is.</summary>
internal sealed class DemoData(OrganisationStore store, OrganisationCache cache, DemoAccounts accounts)
{
    private const string FileName = "sample-organisation.yaml";

    /// <exception cref="InvalidDataException">There is no such file, or it has problems.</exception>
    public async Task Load(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) throw new InvalidDataException($"A demonstration needs {FileName} in {folder}.");
        var reading = OrganisationFile.Read(new PackageFile(FileName, await File.ReadAllBytesAsync(path, cancellation)));
        if (reading.Organisation is not { } organisation) throw new InvalidDataException($"{path}: {reading.Problems[0].Message}");

        if (await store.Stamp(cancellation) == 0)
        {
            await store.Replace(organisation.Units, organisation.People, organisation.Assignments, cancellation);
            cache.Changed();
        }
        await accounts.Make([.. organisation.Demo.Select(person => (person.Person, person.User))], cancellation);
    }
}
