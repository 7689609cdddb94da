using System.Collections.Immutable;
using WorkflowHub.Engine.Calendar;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Rounds;

/// <summary>Turns to other people: they are told, asked as well, or asked instead. Whoever takes part in the round already is not asked a second time.</summary>
internal sealed record EscalateRung(Allowance Away, bool IsAfter, EscalationKind Kind, ImmutableArray<ParticipantRule> Participants) : Rung(Away, IsAfter)
{
    public override void Reach(Run run, OpenRound round, int place, StepPlan plan)
    {
        var found = Find(run.Case, run.Organisation, name => run.Lookup(name, run.Case.Tokens.Numbered(round.Token)));
        if (Kind != EscalationKind.Inform) found = found.RemoveAll(candidate => TakesPart(run.Case, round, candidate.Person));
        ImmutableArray<string> people = [.. found.Select(candidate => candidate.Person)];
        run.Emit(new Escalated(round.Number, round.Step, place, Kind, people) { At = run.At, By = run.By });
        if (people.IsEmpty) return;

        var before = run.Case.Tasks;
        if (Kind != EscalationKind.Inform) run.AskMore(round, plan.Step, found);
        if (Kind == EscalationKind.Replace)
            foreach (var task in before)
                if (task.Round == round.Number) run.Emit(new TaskCancelled(task.Number, "escalated") { At = run.At, By = run.By });
        run.Ask(new Notify(Notify.Escalation, round.Step, round.Number, people));
    }

    /// <summary>Whom its rules find as things stand.</summary>
    public ImmutableArray<Candidate> Find(Case @case, OrganisationSnapshot organisation, Func<string, Value>? lookup = null)
    {
        var search = new ParticipantSearch(@case, organisation, lookup);
        foreach (var rule in Participants) rule.Apply(search);
        return search.Found;
    }

    private static bool TakesPart(Case @case, OpenRound round, string person) =>
        round.Votes.Any(vote => vote.Person == person) || @case.Tasks.Any(task => task.Round == round.Number && task.HasCandidate(person));
}
