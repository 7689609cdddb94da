using System.Globalization;

namespace WorkflowHub.Engine.Tests.Wild;

public sealed class RandomWalkTests
{
    [Fact]
    public void Random_procedures_keep_every_invariant_on_a_random_walk() =>
        Parallel.ForEach(Enumerable.Range(First, Walks), seed =>
        {
            if (RandomWalk.Fault(seed) is { } fault) Assert.Fail(fault);
        });

    /// <summary>The same walks each time, so that a failure can be walked again. Others on request: <c>WILD=20000</c>, <c>WILD_FROM=1000</c>.</summary>
    internal static int Walks => Wished("WILD", 2_000);

    private static int First => Wished("WILD_FROM", 1);

    private static int Wished(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var wished) ? wished : otherwise;
}
