using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Storage;

namespace WorkflowHub.Durability;

/// <summary>The database as it stands after the last kill, compared with what people were told.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    private const int MostFaultsShown = 20;

    private readonly ServiceProvider services;
    private readonly WorkflowHubContext database;
    private readonly List<string> faults = [];

    private Ledger(ServiceProvider services, WorkflowHubContext database) => (this.services, this.database) = (services, database);

    /// <param name="data">Folder of the SQLite database.</param>
    /// <param name="postgres">Connection to PostgreSQL instead; null for SQLite.</param>
    public static async Task<Ledger> OpenAsync(string data, string? postgres)
    {
        var options = postgres is null ? StorageOptions.InFolder(data) : new StorageOptions(DatabaseKind.Postgres, postgres);
        var services = new ServiceCollection().AddLogging().AddStorage(options).BuildServiceProvider();
        var database = await services.GetRequiredService<IDbContextFactory<WorkflowHubContext>>().CreateDbContextAsync();
        return new Ledger(services, database);
    }

    public Task<int> DocumentsAsync() => database.Documents.CountAsync();

    /// <summary>Waits, looking, until no job is left.</summary>
    public async Task UntilDrainedAsync(TimeSpan limit)
    {
        var until = DateTime.UtcNow + limit;
        while (await database.Jobs.AnyAsync())
        {
            if (DateTime.UtcNow > until) throw new TimeoutException($"{await database.Jobs.CountAsync()} jobs were still waiting {limit.TotalMinutes:0} minutes after the last kill.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    public async Task<IReadOnlyList<string>> FaultsAsync(Acknowledged acknowledged)
    {
        await CheckCommandsAsync(acknowledged);
        await CheckJournalsAsync(acknowledged);
        await CheckEffectsAsync();
        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await services.DisposeAsync();
    }

    /// <summary>Every answer is recorded under its key, with the case it named; and every start made one case.</summary>
    private async Task CheckCommandsAsync(Acknowledged acknowledged)
    {
        var commands = await database.Commands.AsNoTracking().ToDictionaryAsync(command => command.Key, command => command.CaseId);
        foreach (var (key, id) in acknowledged.Starts)
            if (!commands.TryGetValue($"p-an:{key}", out var recorded)) Fault($"The start {key} was acknowledged and is not there.");
            else if (recorded != id) Fault($"The start {key} was answered with {id}, and is recorded for {recorded}.");
        foreach (var (key, id) in acknowledged.Decisions)
            if (!commands.TryGetValue($"p-binh:{key}", out var recorded) || recorded != id) Fault($"The decision {key} was acknowledged and is not there.");

        var cases = await database.Cases.CountAsync();
        if (cases != acknowledged.Starts.Count) Fault($"{acknowledged.Starts.Count} cases were started, one for each key; there are {cases}.");
    }

    /// <summary>Each journal is without gaps, folds to the row that people see, and has each decision once.</summary>
    private async Task CheckJournalsAsync(Acknowledged acknowledged)
    {
        var decided = acknowledged.Decisions.Values.ToHashSet();
        var rows = await database.Cases.AsNoTracking().ToDictionaryAsync(row => row.Id);
        var journals = (await database.Journal.AsNoTracking().OrderBy(row => row.CaseId).ThenBy(row => row.Sequence).ToListAsync()).GroupBy(row => row.CaseId);
        foreach (var journal in journals)
        {
            var facts = journal.Select(row => EventJson.Read(row.Name, row.Version, System.Text.Encoding.UTF8.GetBytes(row.Body))).ToList();
            if (!journal.Select(row => row.Sequence).SequenceEqual(Enumerable.Range(1, facts.Count).Select(number => (long)number))) Fault($"The journal of {journal.Key} has a gap.");
            var folded = CaseEngine.Fold(facts);
            if (!rows.TryGetValue(journal.Key, out var row)) Fault($"The case {journal.Key} has a journal and no row.");
            else if (row.Revision != folded.Revision || !row.Status.Equals(folded.Status.ToString(), StringComparison.OrdinalIgnoreCase)) Fault($"The row of {journal.Key} is {row.Status} at {row.Revision}; its journal says {folded.Status} at {folded.Revision}.");
            if (decided.Contains(journal.Key) && folded.Status != CaseStatus.Completed) Fault($"The case {journal.Key} was decided and is {folded.Status}: {string.Join("; ", folded.Incidents.Select(incident => incident.Message))}");
            if (facts.OfType<TaskCompleted>().Count() > 1) Fault($"The case {journal.Key} was decided more than once.");
        }
    }

    /// <summary>Each job did its work once: one number and one letter a case, and numbers without gaps.</summary>
    private async Task CheckEffectsAsync()
    {
        foreach (var twice in await database.Documents.GroupBy(document => document.CaseId).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync()) Fault($"The case {twice} has more than one letter.");
        foreach (var twice in await database.RegisterEntries.GroupBy(entry => entry.CaseId).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync()) Fault($"The case {twice} has more than one number.");
        var numbers = await database.RegisterEntries.Select(entry => entry.Number).Order().ToListAsync();
        if (!numbers.SequenceEqual(Enumerable.Range(1, numbers.Count))) Fault($"The register's {numbers.Count} numbers have a gap or stand twice.");

        var completed = await database.Cases.CountAsync(row => row.Status == "completed");
        var letters = await database.Documents.CountAsync();
        if (letters != completed || numbers.Count != completed) Fault($"{completed} cases are complete; there are {letters} letters and {numbers.Count} numbers.");
    }

    private void Fault(string what)
    {
        if (faults.Count < MostFaultsShown) faults.Add(what);
    }
}
