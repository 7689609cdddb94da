using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Model;

/// <summary>Units, people, their posts and where members belong.</summary>
internal static class OrganisationModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<UnitRow>(row =>
        {
            row.Property(unit => unit.Id).HasMaxLength(Lengths.Id);
            row.Property(unit => unit.ParentId).HasMaxLength(Lengths.Id);
            row.Property(unit => unit.Path).HasMaxLength(Lengths.Path);
            row.HasIndex(unit => unit.ParentId);
            row.HasIndex(unit => unit.Path);
        });
        builder.Entity<PersonRow>(row =>
        {
            row.Property(person => person.Id).HasMaxLength(Lengths.Id);
            row.HasMany(person => person.Posts).WithOne().HasForeignKey(post => post.PersonId);
        });
        builder.Entity<AssignmentRow>(row =>
        {
            row.HasKey(post => new { post.PersonId, post.UnitId, post.Position });
            row.Property(post => post.UnitId).HasMaxLength(Lengths.Id);
            row.Property(post => post.Position).HasMaxLength(Lengths.Id);
            row.HasIndex(post => post.UnitId);
        });
        builder.Entity<MembershipRow>(row =>
        {
            row.HasKey(member => member.PersonId);
            row.Property(member => member.PersonId).HasMaxLength(Lengths.Id);
            row.Property(member => member.UnitId).HasMaxLength(Lengths.Id);
            row.Property(member => member.TransitToUnitId).HasMaxLength(Lengths.Id);
            row.HasIndex(member => member.UnitId);
            row.HasIndex(member => member.TransitToUnitId);
        });
        builder.Entity<MembershipMoveRow>(row =>
        {
            row.HasKey(move => new { move.CaseId, move.Job });
            row.Property(move => move.PersonId).HasMaxLength(Lengths.Id);
            row.HasIndex(move => move.PersonId);
        });
        builder.Entity<StampRow>(row =>
        {
            row.HasKey(stamp => stamp.Name);
            row.Property(stamp => stamp.Name).HasMaxLength(Lengths.Word);
        });
    }
}
