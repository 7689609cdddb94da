namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>Chance that can be replayed and made smaller: numbers drawn beforehand, then zeroes.</summary>
internal sealed class Dice(int[] numbers)
{
    private int at;

    public bool IsSpent => at >= numbers.Length;
    public int Next(int below) => IsSpent ? 0 : numbers[at++] % below;
    public bool Chance(int percent) => Next(100) >= 100 - percent;
    public T Of<T>(IReadOnlyList<T> list) => list[Next(list.Count)];
}
