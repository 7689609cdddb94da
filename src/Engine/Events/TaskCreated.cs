using System.Collections.Immutable;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <param name="Candidates">Who may act, each with the reason; one person, or a group of which the first to claim acts.</param>
public sealed record TaskCreated(int Task, int Round, string Step, ImmutableArray<Candidate> Candidates, DateTimeOffset? DueAt) : Event
{
    /// <summary>The task whose place it takes, with all that hangs on it: that one is cancelled next.</summary>
    public int? InsteadOf { get; init; }

    /// <summary>The task whose holder asks for an opinion; null when a decision is asked for.</summary>
    public int? For { get; init; }

    /// <summary>The group of added signers it belongs to; null for those the step asks by itself.</summary>
    public int? Group { get; init; }

    /// <summary>Of a delegated task: to whom it comes back.</summary>
    public Candidate? Owner { get; init; }

    internal override Case Apply(Case was)
    {
        var replaced = InsteadOf is { } old ? was.Task(old) : null;
        var task = new OpenTask(Task, Round, Step, Candidates, Candidates.Length == 1 ? Candidates[0].Person : null, At, DueAt)
        {
            Seat = Candidates[0].Seat, For = For, Group = Group, Owner = Owner, Draft = replaced?.Draft,
        };
        var next = was with { Tasks = Repointed(was.Tasks).Add(task), Last = was.Last with { Task = Task } };
        return was.Rounds.Numbered(Round) is { } round ? next with { Rounds = was.Rounds.With(Asked(round)) } : next;
    }

    private ImmutableArray<OpenTask> Repointed(ImmutableArray<OpenTask> tasks)
    {
        if (InsteadOf is not { } old) return tasks;
        foreach (var task in tasks)
            if (task.For == old) tasks = tasks.With(task with { For = Task });
        return tasks;
    }

    private bool IsAsked(Candidate waiting) => Candidates.Any(candidate => candidate.Person == waiting.Person || candidate.OnBehalfOf == waiting.Person);

    /// <summary>Whoever is asked stands in the line no more.</summary>
    private OpenRound Asked(OpenRound round)
    {
        if (InsteadOf is { } old && round.Added is { } added)
            round = round with { Added = [.. added.Select(group => group.Task == old ? group with { Task = Task } : group)] };
        if (InsteadOf is null && For is null && Group is null && round.Line is { } line)
            round = round with { Line = line.RemoveAll(IsAsked) };
        if (Group is { } number && round.Added is { } groups)
            round = round with { Added = [.. groups.Select(group => group.Number == number ? group with { Waiting = group.Waiting.RemoveAll(IsAsked) } : group)] };
        return round;
    }
}

/// <param name="Why">The derivation, as <see cref="Organisation.Reason"/> writes it.</param>
public sealed record Candidate(string Person, string Why)
{
    /// <summary>What the vote is worth; null for one like any other.</summary>
    public Seat? Seat { get; init; }

    /// <summary>Person id of whom they act for, or unit id of the body; null for themselves.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>By what right they act for somebody; null for themselves.</summary>
    public Organisation.Capacity? Capacity { get; init; }
}
