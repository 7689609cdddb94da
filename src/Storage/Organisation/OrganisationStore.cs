using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Storage.Databases;
using WorkflowHub.Storage.Reading;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Organisation;

/// <summary>The organisation as it is kept: read whole, replaced whole.</summary>
public sealed class OrganisationStore
{
    private readonly IDbContextFactory<WorkflowHubContext> contexts;
    private readonly WriteTurn turn;

    internal OrganisationStore(IDbContextFactory<WorkflowHubContext> contexts, WriteTurn turn) => (this.contexts, this.turn) = (contexts, turn);

    /// <summary>Grows with every change; 0 when there has never been an organisation.</summary>
    public async Task<long> Stamp(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        return await database.Stamps.Where(stamp => stamp.Name == StampRow.Organisation).Select(stamp => stamp.Value).SingleOrDefaultAsync(cancellation);
    }

    public async Task<OrganisationSnapshot> Snapshot(CancellationToken cancellation)
    {
        await using var database = contexts.CreateDbContext();
        var units = await database.Units.AsNoTracking().ToListAsync(cancellation);
        var people = await database.People.AsNoTracking().ToListAsync(cancellation);
        var posts = await database.Assignments.AsNoTracking()
            .OrderBy(post => post.PersonId).ThenByDescending(post => post.Main).ThenBy(post => post.UnitId).ThenBy(post => post.Position).ToListAsync(cancellation);
        return new OrganisationSnapshot(
            units.Select(row => new Unit(row.Id, row.Code, JsonSerializer.Deserialize<LocalText>(row.Names)!, row.Type, row.ParentId, row.Calendar is null ? null : JsonSerializer.Deserialize<CalendarRules>(row.Calendar))),
            people.Select(row => new Person(row.Id, row.Name, row.Email, row.Language, row.Active)),
            posts.Select(row => new Assignment(row.PersonId, row.UnitId, row.Position, row.Main)));
    }

    /// <summary>
    /// Puts an organisation in the place of what there was, in one transaction. Whoever belongs to no unit yet belongs to that of
    /// their main post; where a member belongs is otherwise changed by procedures alone.
    /// </summary>
    /// <exception cref="ArgumentException">The units are no tree, or a post names a unit or person that is not there.</exception>
    public async Task Replace(
        IReadOnlyCollection<Unit> units, IReadOnlyCollection<Person> people, IReadOnlyCollection<Assignment> posts, CancellationToken cancellation)
    {
        var paths = UnitPath.OfAll(units);
        CheckPosts(paths, people, posts);

        using var taken = await turn.Take(cancellation);
        await using var database = contexts.CreateDbContext();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellation);
        await database.Bump(StampRow.Organisation, cancellation);
        await database.Assignments.ExecuteDeleteAsync(cancellation);
        await database.People.ExecuteDeleteAsync(cancellation);
        await database.Units.ExecuteDeleteAsync(cancellation);
        database.Units.AddRange(units.Select(unit => new UnitRow
        {
            Id = unit.Id, Code = unit.Code, Names = JsonSerializer.Serialize(unit.Name), Type = unit.Type, ParentId = unit.Parent, Path = paths[unit.Id],
            Calendar = unit.Calendar is null ? null : JsonSerializer.Serialize(unit.Calendar),
        }));
        database.People.AddRange(people.Select(person => new PersonRow
        {
            Id = person.Id, Name = person.Name, Email = person.Email, Language = person.Language, Active = person.Active,
        }));
        database.Assignments.AddRange(posts.Select(post => new AssignmentRow
        {
            PersonId = post.Person, UnitId = post.Unit, Position = post.Position, Main = post.Main,
        }));
        await AddMembers(database, posts, cancellation);
        await database.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task AddMembers(WorkflowHubContext database, IReadOnlyCollection<Assignment> posts, CancellationToken cancellation)
    {
        var members = await database.Memberships.Select(member => member.PersonId).ToHashSetAsync(cancellation);
        var homes = posts.GroupBy(post => post.Person).Select(own => own.FirstOrDefault(post => post.Main) ?? own.First());
        database.Memberships.AddRange(homes.Where(post => !members.Contains(post.Person)).Select(post => new MembershipRow { PersonId = post.Person, UnitId = post.Unit }));
    }

    private static void CheckPosts(Dictionary<string, string> units, IReadOnlyCollection<Person> people, IReadOnlyCollection<Assignment> posts)
    {
        var persons = people.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (!persons.Contains(post.Person)) throw new ArgumentException($"The post {post.Position} in {post.Unit} is held by {post.Person}, who is not among the people.", nameof(posts));
            if (!units.ContainsKey(post.Unit)) throw new ArgumentException($"{post.Person} holds the post {post.Position} in {post.Unit}, which is not among the units.", nameof(posts));
        }
    }
}
