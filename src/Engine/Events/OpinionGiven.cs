using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Somebody who was asked for an opinion has given it. It is no vote.</summary>
public sealed record OpinionGiven(int Task, int Round, string Step, string Person, string Text) : Event
{
    /// <summary>What such a task is completed with, whatever outcomes its step has.</summary>
    public const string Outcome = "opinion";

    internal override Case Apply(Case was) => was.Acted(Step) with { Tasks = was.Tasks.Without(Task) };
}
