using System.Collections.Immutable;
using WorkflowHub.Engine.State;
using WorkflowHub.Engine.Versions;

namespace WorkflowHub.Engine.Events;

/// <summary>The case runs on another version of its procedure. What stands at other elements there, and what is listened for otherwise, follows in events of its own.</summary>
/// <param name="Elements">Old ids of elements and flows to new ones; what is not named keeps its id.</param>
public sealed record CaseMigrated(int From, int To, ImmutableSortedDictionary<string, string> Elements, string Reason) : Event
{
    internal override Case Apply(Case was)
    {
        var plan = new MigrationPlan(Elements);
        return was with
        {
            ProcedureVersion = To,
            Tokens = [.. was.Tokens.Select(token => Move(token, plan))],
            Rounds = [.. was.Rounds.Select(round => round with { Step = plan.Of(round.Step), Deadline = round.Deadline is { } deadline ? deadline with { Reached = [] } : null })],
            Tasks = [.. was.Tasks.Select(task => task with { Step = plan.Of(task.Step) })],
            Timers = [.. was.Timers.Select(timer => timer with { Element = plan.Of(timer.Element) })],
            Subscriptions = [.. was.Subscriptions.Select(open => open with { Element = plan.Of(open.Element) })],
            Jobs = [.. was.Jobs.Select(job => job with { Element = plan.Of(job.Element) })],
            Incidents = [.. was.Incidents.Select(incident => incident with { Element = plan.Of(incident.Element) })],
            Steps = [.. was.Steps.Select(step => step with { Step = plan.Of(step.Step) })],
            Decided = [.. was.Decided.Select(vote => vote with { Step = plan.Of(vote.Step) })],
            Acts = was.Acts.Aggregate(Case.NoActs, (acts, act) => acts.SetItem(plan.Of(act.Key), Math.Max(act.Value, acts.GetValueOrDefault(plan.Of(act.Key))))),
            Suspension = was.Suspension is { } rest
                ? rest with { Timers = [.. rest.Timers.Select(paused => paused with { Timer = paused.Timer with { Element = plan.Of(paused.Timer.Element) } })] }
                : null,
            Compensable = was.Compensable is { } completed ? [.. completed.Select(done => done with { Element = plan.Of(done.Element) })] : null,
            Done = [.. was.Done.Select(plan.Of)],
            KeptDecisions = [.. was.KeptDecisions.Select(kept => new KeptDecision(plan.Of(kept.Step), plan.Of(kept.From)))],
            KeptBranches = [.. was.KeptBranches.Select(kept => kept with { Flow = plan.Of(kept.Flow), From = plan.Of(kept.From) })],
        };
    }

    private static Token Move(Token token, MigrationPlan plan) => token with
    {
        Element = plan.Of(token.Element),
        Flow = token.Flow is { } flow ? plan.Of(flow) : null,
        Correction = token.Correction is { } correction ? Move(correction, plan) : null,
        Came = Move(token.Came, plan),
        Chosen = token.Chosen is { } chosen ? chosen with { Activities = [.. chosen.Activities.Select(plan.Of)] } : null,
    };

    private static ImmutableArray<string>? Move(ImmutableArray<string>? flows, MigrationPlan plan) => flows is { } came ? [.. came.Select(plan.Of)] : null;

    private static Correction Move(Correction correction, MigrationPlan plan) => new(
        plan.Of(correction.From), correction.Levels, [.. correction.Positions.Select(position => Move(position, plan))], [.. correction.Carried.Select(plan.Of)]);

    private static Position Move(Position position, MigrationPlan plan) => new(
        plan.Of(position.Element), position.Flow is { } flow ? plan.Of(flow) : null, [.. position.Inside.Select(inner => Move(inner, plan))],
        position.Correction is { } correction ? Move(correction, plan) : null, Move(position.Came, plan));
}
