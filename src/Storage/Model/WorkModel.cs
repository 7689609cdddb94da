using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage.Model;

/// <summary>What the server itself works with: journal, commands, timers, jobs, registers, procedures.</summary>
internal static class WorkModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<JournalRow>().HasKey(entry => new { entry.CaseId, entry.Sequence });
        builder.Entity<CommandRow>(row =>
        {
            row.HasKey(command => command.Key);
            row.Property(command => command.Key).HasMaxLength(Lengths.CommandKey);
        });
        builder.Entity<TimerRow>(row =>
        {
            row.HasKey(timer => new { timer.CaseId, timer.Number });
            row.HasIndex(timer => timer.DueAt);
        });
        builder.Entity<JobRow>(row =>
        {
            row.HasKey(job => new { job.CaseId, job.Number });
            row.HasIndex(job => job.NotBefore);
        });
        builder.Entity<NodeRow>(row =>
        {
            row.HasKey(node => node.Address);
            row.Property(node => node.Address).HasMaxLength(Lengths.Id);
        });
        builder.Entity<RegisterEntryRow>(row =>
        {
            row.HasKey(entry => new { entry.Series, entry.Number });
            row.Property(entry => entry.Series).HasMaxLength(Lengths.Id);
            row.HasIndex(entry => new { entry.CaseId, entry.Job }).IsUnique();
        });
        builder.Entity<SeriesRow>(row =>
        {
            row.HasKey(series => series.Name);
            row.Property(series => series.Name).HasMaxLength(Lengths.Id);
        });
        builder.Entity<ProcedureVersionRow>(row =>
        {
            row.HasKey(version => new { version.Key, version.Version });
            row.Property(version => version.Key).HasMaxLength(Lengths.Id);
            row.Property(version => version.ContentHash).HasMaxLength(64);
            row.HasIndex(version => new { version.Key, version.ContentHash }).IsUnique();
            row.HasMany(version => version.Files).WithOne().HasForeignKey(file => new { file.Key, file.Version });
        });
        builder.Entity<ProcedureFileRow>(row =>
        {
            row.HasKey(file => new { file.Key, file.Version, file.Path });
            row.Property(file => file.Path).HasMaxLength(Lengths.Path - Lengths.Id);
        });
    }
}
