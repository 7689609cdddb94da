using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Versions;

/// <summary>Why a case cannot move to another version: everything at once, by the old element's id.</summary>
internal sealed class MigrationCheck
{
    private readonly ImmutableArray<MigrationProblem>.Builder problems = ImmutableArray.CreateBuilder<MigrationProblem>();
    private readonly Case @case;
    private readonly Procedure from;
    private readonly Procedure to;
    private readonly MigrationPlan plan;

    private MigrationCheck(Case @case, Procedure from, Procedure to, MigrationPlan plan) => (this.@case, this.from, this.to, this.plan) = (@case, from, to, plan);

    public static ImmutableArray<MigrationProblem> Problems(Case @case, Procedure from, Procedure to, MigrationPlan plan)
    {
        var check = new MigrationCheck(@case, from, to, plan);
        check.CheckVersions();
        if (check.problems.Count > 0) return check.problems.ToImmutable();
        check.CheckPlan();
        foreach (var token in @case.Tokens) check.CheckToken(token);
        foreach (var done in @case.Completed) check.Moved(done.Element);
        foreach (var round in @case.Rounds) check.CheckRound(round);
        foreach (var incident in @case.Incidents) check.CheckIncident(incident);
        return [.. check.problems.Distinct()];
    }

    private void Problem(string code, string element, string message) => problems.Add(new MigrationProblem(code, element, message));

    private void CheckVersions()
    {
        if (!@case.IsActive) Problem("not-active", @case.ProcedureKey, $"Only an active case can move; this one is {@case.Status.ToString().ToLowerInvariant()}.");
        else if (to.Key != @case.ProcedureKey || from.Key != @case.ProcedureKey) Problem("other-procedure", to.Key, $"The case runs '{@case.ProcedureKey}'; it cannot move to '{to.Key}'.");
        else if (from.Version != @case.ProcedureVersion) Problem("other-version", from.Key, $"The case runs on version {@case.ProcedureVersion}; the plan is for version {from.Version}.");
        else if (to.Version == from.Version) Problem("same-version", to.Key, $"The case runs on version {to.Version} already.");
    }

    private void CheckPlan()
    {
        foreach (var (old, @new) in plan.Elements)
        {
            if (!Knows(from, old)) Problem("plan-unknown", old, $"The plan names '{old}', which version {from.Version} does not have.");
            if (!Knows(to, @new)) Problem("plan-unknown", @new, $"The plan moves '{old}' to '{@new}', which version {to.Version} does not have.");
        }
        // Two places would become one, and what stands in them could not be told apart.
        foreach (var twice in from.Elements.Keys.GroupBy(plan.Of).Where(group => group.Count() > 1 && group.Any(plan.Elements.ContainsKey)))
            Problem("mapped-twice", twice.First(), $"{string.Join(" and ", twice.Order(StringComparer.Ordinal).Select(id => $"'{id}'"))} would both be '{twice.Key}'.");
    }

    private void CheckToken(Token token)
    {
        if (Moved(token.Element) is not { } element) return;
        var around = token.Scope == 0 ? null : @case.Tokens.Numbered(token.Scope)?.Element;
        var scope = around is null ? null : plan.Of(around);
        // One of an activity's instances stands within the activity itself.
        // What begins an event sub-process is listened for in the container around that.
        var owner = token.Listens ? element.Body.Owner?.Body.Owner : element.Body.Owner;
        if (around != token.Element && owner?.Id != scope) Problem("container-differs", token.Element, $"'{token.Element}' stands in {Container(scope)}; in the new version '{element.Id}' stands in {Container(owner?.Id)}.");
        if (element.Joins && token.Flow is not null) CheckFlow(plan.Of(token.Flow), element, token.Element);
        if (token.Correction is { } correction) CheckCorrection(correction, token.Element);
    }

    private void CheckFlow(string flow, Element join, string element)
    {
        if (join.Incoming.All(incoming => incoming.Id != flow)) Problem("flow-missing", element, $"A token waits at '{element}' on flow '{flow}', by which nothing comes to '{join.Id}' in the new version.");
    }

    private void CheckCorrection(Correction correction, string element)
    {
        Moved(correction.From);
        foreach (var position in correction.Positions) CheckPosition(position);
        foreach (var flow in correction.Carried)
            if (!Knows(to, plan.Of(flow))) Problem("flow-missing", element, $"After the correction of '{element}' the case goes on by flow '{plan.Of(flow)}', which the new version does not have.");
    }

    private void CheckPosition(Position position)
    {
        if (Moved(position.Element) is { Joins: true } join && position.Flow is not null) CheckFlow(plan.Of(position.Flow), join, position.Element);
        foreach (var inner in position.Inside) CheckPosition(inner);
        if (position.Correction is { } waited) CheckCorrection(waited, position.Element);
    }

    private void CheckRound(OpenRound round)
    {
        if (to.Elements.GetValueOrDefault(plan.Of(round.Step))?.Plan is not { } step || from.Elements.GetValueOrDefault(round.Step)?.Plan is not { } old) return;
        if (!Equals(step.Step.Policy, old.Step.Policy)) Problem("policy-differs", round.Step, $"A round of '{round.Step}' is under way by the policy {old.Step.Policy}; the new version has {step.Step.Policy}.");
        foreach (var outcome in round.Votes.Select(vote => vote.Outcome).Distinct())
            if (step.Outcome(outcome) is null) Problem("outcome-missing", round.Step, $"Somebody has voted '{outcome}' in '{round.Step}'; the new version has {string.Join(", ", step.Step.Outcomes.Select(known => known.Id))}.");
    }

    private void CheckIncident(Incident incident)
    {
        if (@case.Tokens.Numbered(incident.Token)?.Element != incident.Element) Moved(incident.Element);
    }

    /// <summary>The element of the new version, or null when there is none of that kind.</summary>
    private Element? Moved(string id)
    {
        var (old, moved) = (from.Elements.GetValueOrDefault(id), to.Elements.GetValueOrDefault(plan.Of(id)));
        if (moved is null) Problem("element-missing", id, $"The case is at '{id}'; the new version has no '{plan.Of(id)}'.");
        else if (old is null || KindOf(old) == KindOf(moved)) return moved;
        else Problem("kind-differs", id, $"'{id}' is a {KindOf(old)}; in the new version '{moved.Id}' is a {KindOf(moved)}.");
        return null;
    }

    /// <summary>The BPMN element with the marker that says how often it is done.</summary>
    private static string KindOf(Element element) => string.Join(' ', element.Part.Children.Where(Activity.IsMarker).Select(marker => marker.Name).Prepend(element.Part.Name));

    private static string Container(string? id) => id is null ? "the process" : $"'{id}'";

    private static bool Knows(Procedure procedure, string id) => procedure.Elements.ContainsKey(id) || procedure.Elements.Values.Any(element => element.Outgoing.Any(flow => flow.Id == id));
}
