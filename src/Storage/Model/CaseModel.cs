using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Model;

/// <summary>What people query of cases.</summary>
internal static class CaseModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<CaseRow>(row =>
        {
            row.Property(c => c.Id).ValueGeneratedNever();
            row.Property(c => c.ProcedureKey).HasMaxLength(Lengths.Id);
            row.Property(c => c.Status).HasMaxLength(Lengths.Word);
            row.Property(c => c.ApplicantId).HasMaxLength(Lengths.Id);
            row.Property(c => c.UnitId).HasMaxLength(Lengths.Id);
            row.HasIndex(c => new { c.UnitId, c.StartedAt });
            row.HasIndex(c => new { c.ApplicantId, c.StartedAt });
            row.HasIndex(c => new { c.Status, c.StartedAt });
            row.HasIndex(c => new { c.ProcedureKey, c.Id });
            row.HasMany(c => c.Tasks).WithOne(task => task.Case).HasForeignKey(task => task.CaseId);
            row.HasMany(c => c.Participants).WithOne().HasForeignKey(participant => participant.CaseId);
        });
        builder.Entity<ParticipantRow>(row =>
        {
            row.HasKey(participant => new { participant.CaseId, participant.PersonId });
            row.Property(participant => participant.PersonId).HasMaxLength(Lengths.Id);
            row.HasIndex(participant => new { participant.PersonId, participant.CaseId });
        });
        builder.Entity<TaskRow>(row =>
        {
            row.Property(task => task.Id).HasMaxLength(Lengths.Id);
            row.Property(task => task.Status).HasMaxLength(Lengths.Word);
            row.HasIndex(task => new { task.Status, task.DueAt });
            row.HasMany(task => task.Candidates).WithOne().HasForeignKey(candidate => candidate.TaskId);
        });
        builder.Entity<CandidateRow>(row =>
        {
            row.HasKey(candidate => new { candidate.TaskId, candidate.PersonId });
            row.Property(candidate => candidate.PersonId).HasMaxLength(Lengths.Id);
            row.HasIndex(candidate => new { candidate.PersonId, candidate.Open, candidate.TaskId });
        });
        builder.Entity<IncidentRow>(row =>
        {
            row.HasKey(incident => new { incident.CaseId, incident.Number });
            row.HasIndex(incident => incident.ResolvedAt);
        });
        builder.Entity<DocumentRow>(row =>
        {
            row.Property(document => document.Id).ValueGeneratedNever();
            row.HasIndex(document => new { document.CaseId, document.Job }).IsUnique();
        });
    }
}
