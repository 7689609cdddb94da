using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Candidates">Who may act, each with the reason; one person, or a group of which the first to claim acts.</param>
public sealed record TaskCreated(int Task, int Round, string Step, ImmutableArray<Candidate> Candidates, DateTimeOffset? DueAt) : Event
{
    internal override Case Apply(Case was) => was with
    {
        Tasks = was.Tasks.Add(new OpenTask(Task, Round, Step, Candidates, Candidates.Length == 1 ? Candidates[0].Person : null, At, DueAt)),
        Last = was.Last with { Task = Task },
    };
}

/// <param name="Why">The derivation, as <see cref="Organisation.Reason"/> writes it.</param>
public sealed record Candidate(string Person, string Why);
