using System.Text;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>A random procedure and a random walk through it, both from one seed.</summary>
internal static class RandomWalk
{
    /// <summary>Walks, and when a promise is broken walks once more to tell how it came to that.</summary>
    /// <returns>What was broken, the procedure and the story; null when all went well.</returns>
    public static string? Fault(int seed)
    {
        if (Walk(seed, null) is null) return null;
        var told = new StringBuilder();
        return $"Seed {seed}: {Walk(seed, told)}\n{told}";
    }

    /// <returns>What was broken, or null.</returns>
    public static string? Walk(int seed, StringBuilder? told)
    {
        var chance = new Random(seed);
        var numbers = Enumerable.Range(0, chance.Next(40, 601)).Select(_ => chance.Next(10_000)).ToArray();
        var some = Math.Min(numbers.Length / 4, 80);
        var body = new RandomProcess(new Dice(numbers[..some])).Body();
        told?.Append(body).Append('\n');
        try
        {
            new Player(Bpmn.Procedure(body), new Dice(numbers[some..]), told).Play();
            return null;
        }
        // Whatever goes wrong inside is the finding.
        catch (Exception fault)
        {
            return fault.Message;
        }
    }
}
