using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Organisation;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;
using WorkflowHub.Storage.Tests.Databases;

namespace WorkflowHub.Storage.Tests;

/// <summary>What people may ask of the rows, and what they see of them.</summary>
public abstract class ReadingTests
{
    private static readonly OrganisationSnapshot Organisation = new(
        [Of("centre", null), Of("north", "centre"), Of("north-sales", "north"), Of("northern", "centre")],
        [Of("an"), Of("binh"), Of("chi"), Of("dung"), Of("gone") with { Active = false }],
        [
            new Assignment("an", "north-sales", "officer"), new Assignment("binh", "north", "head"), new Assignment("binh", "north-sales", "head", false),
            new Assignment("chi", "northern", "clerk"), new Assignment("dung", "centre", "auditor"), new Assignment("gone", "centre", "head"),
        ]);

    private readonly TestDatabase database;

    protected ReadingTests(TestDatabase database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        this.database = database;
    }

    [Fact]
    public async Task Cases_are_seen_by_who_takes_part_and_by_who_answers_for_the_unit()
    {
        await PutOrganisation();
        var sales = new Story();
        var northern = new Story();
        await Write(sales.Begin("an", "north-sales"), sales.Next(sales.Task(1, "eva")), northern.Begin("zoe", "northern"));

        await using var open = database.Open();
        Guid[] both = [sales.Id, northern.Id];
        async Task<IEnumerable<Guid>> Seen(string person) =>
            (await open.CasesVisibleTo(Viewer.Of(Organisation, person)).Where(row => both.Contains(row.Id)).Select(row => row.Id).ToListAsync()).Order();

        Assert.Equal([sales.Id], await Seen("an"));
        Assert.Equal([sales.Id], await Seen("eva"));
        Assert.Equal([sales.Id], await Seen("binh"));
        Assert.Equal([northern.Id], await Seen("chi"));
        Assert.Equal(both.Order(), await Seen("dung"));
        Assert.Empty(await Seen("gone"));
        Assert.Empty(await Seen("nobody"));
    }

    [Fact]
    public async Task Tasks_documents_and_incidents_are_seen_with_their_case()
    {
        await PutOrganisation();
        var story = new Story();
        await Write(story.Begin("an", "north-sales"), story.Next(story.Task(1, "eva"),
            new Engine.Events.IncidentRaised(1, 1, "x", "no-flow", "No way out.", null) { At = Story.Start, By = "system" }));
        var documents = database.Services.GetRequiredService<Documents.DocumentStore>();
        await documents.Put(new Documents.NewDocument(story.Id, 1, "order", "{}", "text/html", [1], Story.Start), CancellationToken.None);

        await using var open = database.Open();
        foreach (var (person, seen) in new[] { ("an", 1), ("binh", 1), ("dung", 1), ("chi", 0), ("nobody", 0) })
        {
            var viewer = Viewer.Of(Organisation, person);
            Assert.Equal(seen, await open.TasksVisibleTo(viewer).CountAsync(row => row.CaseId == story.Id));
            Assert.Equal(seen, await open.DocumentsVisibleTo(viewer).CountAsync(row => row.CaseId == story.Id));
            Assert.Equal(seen, await open.IncidentsVisibleTo(viewer).CountAsync(row => row.CaseId == story.Id));
        }
    }

    [Fact]
    public void A_viewer_answers_for_each_subtree_once()
    {
        Assert.Equal(["/centre/north/"], Viewer.Of(Organisation, "binh").Subtrees);
        Assert.Empty(Viewer.Of(Organisation, "an").Subtrees);
    }

    [Fact]
    public async Task An_inbox_holds_what_waits_for_the_person_and_what_their_group_may_claim()
    {
        var story = new Story();
        var (me, other) = ($"me-{story.Id:N}", $"other-{story.Id:N}");
        await Write(story.Begin(), story.Next(
            story.Task(1, me), story.Task(2, me, other), story.Task(3, me, other), story.Task(4, other), story.Task(5, me),
            new Engine.Events.TaskClaimed(3, other) { At = Story.Start, By = other }, story.Completed(5, me)));

        await using var open = database.Open();
        Assert.Equal([1, 2], await open.InboxOf(me).OrderBy(task => task.Number).Select(task => task.Number).ToListAsync());
        Assert.Equal([2, 3, 4], await open.InboxOf(other).OrderBy(task => task.Number).Select(task => task.Number).ToListAsync());
    }

    [Fact]
    public async Task Every_moment_can_be_filtered_and_sorted_by()
    {
        var story = new Story();
        await Write(story.Begin(), story.Next(story.Task(1, "binh"), story.Timer(1, Story.Start.AddDays(1)), story.Job(1)));
        await using var open = database.Open();
        var checkedMoments = 0;
        foreach (var entity in open.Model.GetEntityTypes().Where(entity => entity.ClrType.Namespace == typeof(CaseRow).Namespace))
            foreach (var property in entity.GetProperties().Where(property => property.ClrType == typeof(DateTime) || property.ClrType == typeof(DateTime?)))
            {
                await ((Task)GetType().BaseType!.GetMethod(nameof(FilterAndSort), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(entity.ClrType).Invoke(null, [open, property.Name])!);
                checkedMoments++;
            }
        Assert.InRange(checkedMoments, 14, 100);
    }

    [Fact]
    public async Task Moments_are_compared_as_moments()
    {
        var (early, late) = (new Story { Now = Story.Start.AddMilliseconds(500) }, new Story { Now = Story.Start.AddSeconds(1) });
        await Write(early.Begin(), late.Begin());

        await using var open = database.Open();
        Guid[] both = [early.Id, late.Id];
        var from = Story.Start.AddMilliseconds(700).UtcDateTime;
        Assert.Equal([late.Id], await open.Cases.Where(row => both.Contains(row.Id) && row.StartedAt > from).Select(row => row.Id).ToListAsync());
        Assert.Equal([late.Id, early.Id], await open.Cases.Where(row => both.Contains(row.Id)).OrderByDescending(row => row.StartedAt).Select(row => row.Id).ToListAsync());
        // As a browser in another zone would ask.
        var local = TimeZoneInfo.ConvertTime(late.Now, TimeZoneInfo.Local).LocalDateTime;
        Assert.Equal([late.Id], await open.Cases.Where(row => both.Contains(row.Id) && row.StartedAt == DateTime.SpecifyKind(local, DateTimeKind.Local)).Select(row => row.Id).ToListAsync());
    }

    [Theory]
    [InlineData("Đề nghị", "de nghi")]
    [InlineData("Kế TOÁN", "ke toan")]
    [InlineData("إِجَازَةٌ", "اجازه")]
    [InlineData("مـكتب", "مكتب")]
    [InlineData("Ａngström", "ａngstrom")]
    public void Searched_text_is_folded(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    private static async Task FilterAndSort<TRow>(WorkflowHubContext open, string property) where TRow : class
    {
        var row = Expression.Parameter(typeof(TRow));
        var moment = Expression.Convert(Expression.Property(row, property), typeof(DateTime?));
        var filter = Expression.Lambda<Func<TRow, bool>>(Expression.GreaterThan(moment, Expression.Constant(Story.Start.AddYears(-1).UtcDateTime, typeof(DateTime?))), row);
        var order = Expression.Lambda<Func<TRow, DateTime?>>(moment, row);
        await open.Set<TRow>().Where(filter).OrderByDescending(order).Take(3).ToListAsync();
    }

    private Task PutOrganisation() => database.Services.GetRequiredService<OrganisationStore>().Replace(
        Organisation.Units, Organisation.People, [.. Organisation.People.SelectMany(person => Organisation.PostsOf(person.Id))], CancellationToken.None);

    private async Task Write(params CaseCommit[] commits)
    {
        foreach (var commit in commits) Assert.Equal([CommitResult.Done], await database.Writer.Write([commit], CancellationToken.None));
    }

    private static Unit Of(string id, string? parent) => new(id, id.ToUpperInvariant(), LocalText.Of(id), "department", parent);
    private static Person Of(string id) => new(id, id, null, "en");
}

[Collection(nameof(OnSqlite))]
public sealed class ReadingOnSqlite(SqliteTestDatabase database) : ReadingTests(database);

[Collection(nameof(OnPostgres))]
public sealed class ReadingOnPostgres(PostgresTestDatabase database) : ReadingTests(database);
