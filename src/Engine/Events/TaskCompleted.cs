using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

public sealed record TaskCompleted(int Task, int Round, string Step, string Person, string Outcome, string? Comment) : Event
{
    /// <summary>Person or body they decided for; null for themselves.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>By what right they decided for somebody; null for themselves.</summary>
    public Organisation.Capacity? Capacity { get; init; }

    /// <summary>How the decision was signed; null when no signature was asked for.</summary>
    public string? Signature { get; init; }

    /// <summary>True when what was voted is not to be shown to anybody; the engine counts it all the same.</summary>
    public bool? Anonymous { get; init; }

    internal override Case Apply(Case was)
    {
        var next = was.Acted(Step) with { Tasks = was.Tasks.Without(Task) };
        return was.Rounds.Numbered(Round) is { } round ? next with { Rounds = was.Rounds.With(round with { Votes = round.Votes.Add(VoteOf(was.Task(Task))) }) } : next;
    }

    private Vote VoteOf(OpenTask? task) => new(Task, Person, Outcome, Comment, At)
    {
        Seat = task?.Seat, Group = task?.Group, OnBehalfOf = OnBehalfOf, Capacity = Capacity, Anonymous = Anonymous,
    };
}
