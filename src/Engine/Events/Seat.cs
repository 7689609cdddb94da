namespace WorkflowHub.Engine.Events;

/// <summary>What somebody's vote is worth in a round.</summary>
/// <param name="Veto">Their no is the round's, whatever the others say.</param>
/// <param name="Chair">Decides a tie where the step says so.</param>
public sealed record Seat(int Weight = 1, bool Veto = false, bool Chair = false)
{
    public static readonly Seat Plain = new();
}
