using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;

namespace WorkflowHub.Engine.Versions;

/// <summary>Tries the move of cases to another version of their procedure on copies: nothing is changed.</summary>
public static class Migration
{
    /// <param name="from">The version the case runs on.</param>
    /// <param name="at">The moment at which it would be moved.</param>
    public static MigrationReport Try(Case @case, Procedure from, Procedure to, MigrationPlan plan, OrganisationSnapshot organisation, DateTimeOffset at)
    {
        var problems = MigrationCheck.Problems(@case, from, to, plan);
        ImmutableArray<MovedToken> moves = [.. @case.Tokens.Select(token => new MovedToken(token.Number, token.Element, plan.Of(token.Element)))];
        if (!problems.IsEmpty) return new MigrationReport(@case.Id, problems, moves, [], [], []);
        var events = CaseEngine.Migrate(from, to, @case, new MigrateCase(plan, "trial") { At = at, By = Command.System }, organisation).Events;
        return new MigrationReport(
            @case.Id, [], moves, Elements(events, fact => (fact as TimerArmed)?.Element ?? (fact as SubscriptionOpened)?.Element),
            Elements(events, fact => (fact as TimerCancelled)?.Element ?? (fact as SubscriptionClosed)?.Element), Elements(events, fact => (fact as IncidentRaised)?.Message));
    }

    /// <summary>Tries many cases, one after another as they are asked for.</summary>
    public static IEnumerable<MigrationReport> TryAll(IEnumerable<Case> cases, Procedure from, Procedure to, MigrationPlan plan, OrganisationSnapshot organisation, DateTimeOffset at) =>
        cases.Select(@case => Try(@case, from, to, plan, organisation, at));

    private static ImmutableArray<string> Elements(ImmutableArray<Event> events, Func<Event, string?> of) => [.. events.Select(of).OfType<string>().Distinct()];
}
