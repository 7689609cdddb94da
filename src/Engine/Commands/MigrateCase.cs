using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Rounds;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Engine.Versions;

namespace WorkflowHub.Engine.Commands;

/// <summary>
/// A supervisor moves a running case to another version of its procedure: everything that is live goes on there, or nothing is changed. Asked through
/// <see cref="CaseEngine.Migrate"/>, which knows both versions. Who may is checked where people's rights are known.
/// </summary>
/// <param name="Reason">Why; kept with the case.</param>
public sealed record MigrateCase(MigrationPlan Plan, string Reason) : Command
{
    internal override Refusal? Decide(Run run) => Decide(run, run.Procedure);

    /// <param name="from">The version the case runs on; the run's own procedure is the one it moves to.</param>
    internal Refusal? Decide(Run run, Procedure from)
    {
        if (Checks.NotActive(run.Case) is { } refusal) return refusal;
        if (Checks.Reason(Reason) is { } missing) return missing;
        var problems = MigrationCheck.Problems(run.Case, from, run.Procedure, Plan);
        if (problems is [var first, ..])
            return Refusal.Of("cannot-migrate", $"The case cannot move to version {run.Procedure.Version}: {first.Message}", ("element", first.Element), ("problem", first.Code), ("count", $"{problems.Length}"));

        var before = run.Case;
        run.DisarmGone(from, Plan);
        run.Emit(new CaseMigrated(from.Version, run.Procedure.Version, Plan.Elements, Reason) { At = At, By = By });
        run.ArmNew(from, Plan, before);
        run.ListenToNew(from, Plan);
        foreach (var round in run.Case.Rounds) run.ArmRungs(round, run.Procedure.Element(round.Step).Plan!, onlyAhead: true);
        // A join may wait for less in the new version.
        foreach (var token in before.Tokens)
            if (run.Case.Tokens.Numbered(token.Number) is { } waiting && run.ElementOf(waiting) is (ParallelGateway or InclusiveGateway) and var join && !run.HasIncident(waiting)) join.Enter(run, waiting);
        return null;
    }
}
