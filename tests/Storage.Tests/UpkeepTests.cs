using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Storage.Documents;
using WorkflowHub.Storage.Memberships;
using WorkflowHub.Storage.Organisation;
using WorkflowHub.Storage.Procedures;
using WorkflowHub.Storage.Registers;
using WorkflowHub.Storage.Tests.Databases;

namespace WorkflowHub.Storage.Tests;

/// <summary>Procedures, organisation, documents, registers and memberships.</summary>
public abstract class UpkeepTests
{
    private readonly TestDatabase database;

    protected UpkeepTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task A_published_version_is_current_and_is_not_published_twice()
    {
        var store = Get<ProcedureStore>();
        var key = $"purchase-{Guid.NewGuid():N}";
        var first = await Publish(store, key, "a");
        var second = await Publish(store, key, "b");
        var again = await Publish(store, key, "a");

        Assert.Equal(new PublishedVersion(1, true), first);
        Assert.Equal(new PublishedVersion(2, true), second);
        Assert.Equal(new PublishedVersion(1, false), again);
        Assert.Equal(2, await store.CurrentVersion(key, CancellationToken.None));
        Assert.Null(await store.CurrentVersion("unknown", CancellationToken.None));
        var row = await store.Read(key, 1, CancellationToken.None);
        Assert.Equal("a", Encoding.UTF8.GetString(Assert.Single(row!.Files).Content));
        Assert.Equal(1, JsonSerializer.Deserialize<ProcedureSource>(row.Source)!.Version);
        Assert.Null(await store.Read(key, 3, CancellationToken.None));
    }

    [Fact]
    public async Task Nodes_that_publish_at_once_make_one_version_of_each_content()
    {
        await using var other = database.AnotherNode();
        ProcedureStore[] nodes = [Get<ProcedureStore>(), other.GetRequiredService<ProcedureStore>()];
        var key = $"purchase-{Guid.NewGuid():N}";

        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Publish(nodes[i % 2], key, $"{i / 2}"))));

        Assert.Equal([1, 2, 3, 4], published.Where(version => version.IsNew).Select(version => version.Version).Order());
        await using var open = database.Open();
        Assert.Equal(4, Assert.Single(await open.ProcedureVersions.Where(row => row.Key == key && row.IsCurrent).ToListAsync()).Version);
    }

    [Fact]
    public async Task An_organisation_is_read_back_as_it_was_put_and_its_stamp_grows()
    {
        var store = Get<OrganisationStore>();
        Unit[] units = [new("sales", "S", new LocalText(LocalText.Of("Sales").Texts.Add("vi", "Kinh doanh")), "department", "centre"), new("centre", "R", LocalText.Of("Root"), "centre", null, new CalendarRules("Asia/Ho_Chi_Minh", ImmutableSortedDictionary<string, string>.Empty.Add("2026-02-17", "closed")))];
        Person[] people = [new("an", "An", "an@example.org", "vi"), new("gone", "Gone", null, "en", false)];
        Assignment[] posts = [new("an", "sales", "officer"), new("an", "centre", "clerk", false)];
        var before = await store.Stamp(CancellationToken.None);
        await using (var clear = database.Open()) await clear.Memberships.ExecuteDeleteAsync();

        await store.Replace(units, people, posts, CancellationToken.None);
        await store.Replace(units, people, posts, CancellationToken.None);

        var snapshot = await store.Snapshot(CancellationToken.None);
        Assert.Equal(units.OrderBy(unit => unit.Id), snapshot.Units.OrderBy(unit => unit.Id));
        Assert.Equal(people.OrderBy(person => person.Id), snapshot.People.OrderBy(person => person.Id));
        Assert.Equal(posts, snapshot.PostsOf("an"));
        Assert.Equal(before + 2, await store.Stamp(CancellationToken.None));
        await using var open = database.Open();
        Assert.Equal("/centre/sales/", (await open.Units.SingleAsync(unit => unit.Id == "sales")).Path);
        Assert.Equal("sales", (await open.Memberships.SingleAsync(member => member.PersonId == "an")).UnitId);
    }

    [Fact]
    public async Task An_organisation_that_is_no_tree_is_refused_and_the_old_one_stays()
    {
        var store = Get<OrganisationStore>();
        Unit Of(string id, string? parent) => new(id, id, LocalText.Of(id), "department", parent);
        await store.Replace([Of("centre", null)], [new Person("an", "An", null, "en")], [new Assignment("an", "centre", "head")], CancellationToken.None);
        var before = await store.Stamp(CancellationToken.None);

        await Refused([Of("a", "b"), Of("b", "a")], []);
        await Refused([Of("a", "nowhere")], []);
        await Refused([Of("a/b", null)], []);
        await Refused([Of("a", null)], [new Assignment("nobody", "a", "head")]);
        await Refused([Of("a", null)], [new Assignment("an", "b", "head")]);

        Assert.Equal(before, await store.Stamp(CancellationToken.None));
        Assert.Equal(["centre"], (await store.Snapshot(CancellationToken.None)).Units.Select(unit => unit.Id));
        async Task Refused(Unit[] units, Assignment[] posts) =>
            await Assert.ThrowsAsync<ArgumentException>(() => store.Replace(units, [new Person("an", "An", null, "en")], posts, CancellationToken.None));
    }

    [Fact]
    public async Task A_document_is_kept_once_for_each_job()
    {
        var store = Get<DocumentStore>();
        var document = new NewDocument(Guid.NewGuid(), 1, "order", "{}", "text/html", "<p>x</p>"u8.ToArray(), Story.Start);

        var kept = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => store.Put(document with { Content = [(byte)i] }, CancellationToken.None))));

        Assert.Single(kept.Distinct());
        await using var open = database.Open();
        var row = await open.Documents.SingleAsync(row => row.CaseId == document.CaseId);
        Assert.Equal(kept[0].Id, row.Id);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(row.Content)), kept[0].Hash);
    }

    [Fact]
    public async Task Numbers_of_a_series_are_given_without_gaps_whoever_asks_at_once()
    {
        await using var other = database.AnotherNode();
        RegisterStore[] nodes = [Get<RegisterStore>(), other.GetRequiredService<RegisterStore>()];
        var series = $"incoming/{Guid.NewGuid():N}";
        var cases = Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToArray();

        // Each job twice at once, as after a lease that ran out, and some that fail on the way.
        var given = await Task.WhenAll(cases.Concat(cases).Select((id, i) => Task.Run(() => nodes[i % 2].Give(series, Print, id, 1, Story.Start, CancellationToken.None))));
        await Assert.ThrowsAsync<FormatException>(() => nodes[0].Give(series, _ => throw new FormatException("no"), Guid.NewGuid(), 1, Story.Start, CancellationToken.None));
        var last = await nodes[1].Give(series, Print, Guid.NewGuid(), 1, Story.Start, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 40), given.Take(40).Select(number => number.Number).Order());
        Assert.Equal(given.Take(40), given.Skip(40));
        Assert.Equal(new GivenNumber(41, "41/IN"), last);
        await using var open = database.Open();
        Assert.Equal(41, await open.RegisterEntries.CountAsync(row => row.Series == series));
        static string Print(int number) => $"{number}/IN";
    }

    [Fact]
    public async Task A_member_is_always_in_one_unit_or_visibly_on_the_way()
    {
        await PutTwoUnits();
        var store = Get<MembershipStore>();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(new MembershipAnswer("north", "south", "in-transit", null), await store.Release(Errand(first, 1), "an", "south", CancellationToken.None));
        Assert.Equal(("north", "south", (Guid?)first), await Where("an"));
        Assert.NotNull((await store.Release(Errand(second, 1), "an", "south", CancellationToken.None)).Refusal);
        Assert.NotNull((await store.Accept(Errand(second, 2), "an", CancellationToken.None)).Refusal);
        Assert.Equal("in-transit", (await store.Release(Errand(first, 1), "an", "south", CancellationToken.None)).Status);

        Assert.Equal(new MembershipAnswer("north", "south", "accepted", null), await store.Accept(Errand(first, 2), "an", CancellationToken.None));
        Assert.Equal(("south", null, null), await Where("an"));
        Assert.Equal("accepted", (await store.Accept(Errand(first, 2), "an", CancellationToken.None)).Status);
        Assert.NotNull((await store.Revert(Errand(first, 3), "an", CancellationToken.None)).Refusal);

        Assert.Equal("in-transit", (await store.Release(Errand(second, 3), "an", "north", CancellationToken.None)).Status);
        Assert.Equal(new MembershipAnswer("south", "north", "reverted", null), await store.Revert(Errand(second, 4), "an", CancellationToken.None));
        Assert.Equal(("south", null, null), await Where("an"));

        Assert.NotNull((await store.Release(Errand(second, 5), "an", "south", CancellationToken.None)).Refusal);
        Assert.NotNull((await store.Release(Errand(second, 6), "an", "nowhere", CancellationToken.None)).Refusal);
        Assert.NotNull((await store.Release(Errand(second, 7), "nobody", "south", CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Of_cases_that_release_one_member_at_once_one_gets_it()
    {
        await PutTwoUnits();
        await using var other = database.AnotherNode();
        MembershipStore[] nodes = [Get<MembershipStore>(), other.GetRequiredService<MembershipStore>()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Task.Run(() => nodes[i % 2].Release(Errand(Guid.NewGuid(), 1), "an", "south", CancellationToken.None))));

        Assert.Single(answers, answer => answer.Refusal is null);
        await using var open = database.Open();
        Assert.Equal(1, await open.Memberships.CountAsync(row => row.PersonId == "an" && row.TransitToUnitId == "south"));
    }

    private T Get<T>() where T : notnull => database.Services.GetRequiredService<T>();

    private static MembershipErrand Errand(Guid caseId, int job) => new(caseId, job, Story.Start);

    private static Task<PublishedVersion> Publish(ProcedureStore store, string key, string content) => store.Publish(
        new ProcedureSource(key, 0, LocalText.Of("Purchase"), LocalText.Of(""), "process.bpmn", null, null,
            ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty),
        new Dictionary<string, byte[]> { ["process.bpmn"] = Encoding.UTF8.GetBytes(content) }, "an", Story.Start, CancellationToken.None);

    private async Task PutTwoUnits()
    {
        await using (var open = database.Open()) await open.Memberships.ExecuteDeleteAsync();
        await Get<OrganisationStore>().Replace(
            [new Unit("north", "N", LocalText.Of("North"), "cell", null), new Unit("south", "S", LocalText.Of("South"), "cell", null)],
            [new Person("an", "An", null, "vi")], [new Assignment("an", "north", "member")], CancellationToken.None);
    }

    private async Task<(string, string?, Guid?)> Where(string person)
    {
        await using var open = database.Open();
        var row = await open.Memberships.SingleAsync(member => member.PersonId == person);
        return (row.UnitId, row.TransitToUnitId, row.TransitCaseId);
    }
}

[Collection(nameof(OnSqlite))]
public sealed class UpkeepOnSqlite(SqliteTestDatabase database) : UpkeepTests(database);

[Collection(nameof(OnPostgres))]
public sealed class UpkeepOnPostgres(PostgresTestDatabase database) : UpkeepTests(database);
