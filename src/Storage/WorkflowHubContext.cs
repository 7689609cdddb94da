using Microsoft.EntityFrameworkCore;
using WorkflowHub.Storage.Model;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Storage;

/// <summary>
/// The one model. Each database has a small context of its own with its migrations. Rows of cases are written only by the commit
/// writer; people's queries read them through <see cref="Reading.Visibility"/>.
/// </summary>
public abstract class WorkflowHubContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<ParticipantRow> Participants => Set<ParticipantRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<CandidateRow> Candidates => Set<CandidateRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<CommandRow> Commands => Set<CommandRow>();
    public DbSet<TimerRow> Timers => Set<TimerRow>();
    public DbSet<JobRow> Jobs => Set<JobRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>();
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    public DbSet<ProcedureVersionRow> ProcedureVersions => Set<ProcedureVersionRow>();
    public DbSet<ProcedureFileRow> ProcedureFiles => Set<ProcedureFileRow>();
    public DbSet<UnitRow> Units => Set<UnitRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<AssignmentRow> Assignments => Set<AssignmentRow>();
    public DbSet<MembershipRow> Memberships => Set<MembershipRow>();
    public DbSet<MembershipMoveRow> MembershipMoves => Set<MembershipMoveRow>();
    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<StampRow> Stamps => Set<StampRow>();
    public DbSet<AccountRow> Accounts => Set<AccountRow>();
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CaseModel.Configure(modelBuilder);
        WorkModel.Configure(modelBuilder);
        OrganisationModel.Configure(modelBuilder);
        AccountModel.Configure(modelBuilder);
        Reading.JsonText.Configure(modelBuilder, Database.ProviderName);
        Naming.Apply(modelBuilder.Model);
    }
}
