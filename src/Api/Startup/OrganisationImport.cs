using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Hosting.Cases;
using WorkflowHub.Storage;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Api.Startup;

/// <summary>Fills an empty directory with an organisation.</summary>
internal sealed class OrganisationImport(IDbContextFactory<WorkflowHubContext> databases, OrganisationCache cache)
{
    /// <summary>Does nothing when there is any unit already: what people have changed since is theirs.</summary>
    public async Task IntoEmpty(OrganisationSnapshot organisation, CancellationToken cancellation)
    {
        await using var database = await databases.CreateDbContextAsync(cancellation);
        if (await database.Units.AnyAsync(cancellation)) return;
        database.Units.AddRange(organisation.Units.Select(unit => new UnitRow
        {
            Id = unit.Id,
            Code = unit.Code,
            Names = JsonSerializer.Serialize(unit.Name),
            Type = unit.Type,
            ParentId = unit.Parent,
            Path = $"/{string.Join('/', organisation.UnitAndAbove(unit.Id).Reverse().Select(above => above.Id))}/",
        }));
        database.People.AddRange(organisation.People.Select(person => new PersonRow { Id = person.Id, Name = person.Name, Email = person.Email, Language = person.Language, Active = person.Active }));
        foreach (var person in organisation.People)
        {
            var posts = organisation.PostsOf(person.Id);
            database.Assignments.AddRange(posts.Select(post => new AssignmentRow { PersonId = person.Id, UnitId = post.Unit, Position = post.Position, Main = post.Main }));
            if (organisation.MainUnitOf(person.Id) is { } unit) database.Memberships.Add(new MembershipRow { PersonId = person.Id, UnitId = unit });
        }
        var stamp = await database.Stamps.FirstOrDefaultAsync(row => row.Name == StampRow.Organisation, cancellation);
        if (stamp is null) database.Stamps.Add(new StampRow { Name = StampRow.Organisation, Value = 1 });
        else stamp.Value++;
        await database.SaveChangesAsync(cancellation);
        cache.Changed();
    }
}
