using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Rounds;

internal static class RoundEnding
{
    /// <summary>Ends a round with one outcome; tasks still open in it are taken away.</summary>
    public static void Close(Walk walk, OpenRound round, string outcome)
    {
        foreach (var task in walk.Case.Tasks)
            if (task.Round == round.Number) walk.Tell(new TaskCancelled(task.Number, outcome) { At = walk.At, By = walk.By });
        walk.Tell(new RoundClosed(round.Number, round.Step, outcome) { At = walk.At, By = walk.By });
    }
}
