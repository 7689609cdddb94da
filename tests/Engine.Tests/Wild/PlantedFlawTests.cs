using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>The random walks are only as good as what they find: each planted flaw must be found by those that every run makes.</summary>
public sealed class PlantedFlawTests
{
    public static TheoryData<string> Names => [.. Flaws.All.Select(flaw => flaw.Name)];

    [Fact]
    public void At_least_twenty_flaws_are_planted() => Assert.True(Flaws.All.DistinctBy(flaw => flaw.Name).Count() >= 20);

    [Fact]
    public void Without_a_flaw_the_planted_engine_keeps_its_promises() => Assert.Null(new Planting(null).FoundBy(50));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_random_walk_finds_that(string flaw) => Assert.NotNull(new Planting(flaw).FoundBy(RandomWalkTests.Walks));

    /// <summary>The walks once more, on the engine in which the flaws stand: the same test code, loaded beside itself.</summary>
    private sealed class Planting : AssemblyLoadContext
    {
        private static readonly string Here = Path.GetDirectoryName(typeof(Planting).Assembly.Location)!;
        private readonly MethodInfo walk;

        public Planting(string? flaw) : base(flaw, isCollectible: true)
        {
            var tests = LoadFromAssemblyPath(typeof(Planting).Assembly.Location);
            walk = tests.GetType(typeof(RandomWalk).FullName!)!.GetMethod(nameof(RandomWalk.Walk))!;
            var planted = LoadFromAssemblyName(new AssemblyName("WorkflowHub.Engine")).GetType("WorkflowHub.Engine.Planted");
            var misplaced = (string[])planted!.GetField("Misplaced")!.GetValue(null)!;
            Assert.False(misplaced.Contains(flaw), "The text of this flaw does not stand exactly once in its file any more: say in Flaws.cs what stands there now.");
            planted.GetProperty("Flaw")!.SetValue(null, flaw);
        }

        /// <returns>The first of so many seeds whose walk breaks a promise, with what it broke; null when none does.</returns>
        public string? FoundBy(int seeds)
        {
            for (var seed = 1; seed <= seeds; seed++)
                if (walk.Invoke(null, [seed, null]) is string fault) return string.Create(CultureInfo.InvariantCulture, $"{seed}: {fault}");
            return null;
        }

        protected override Assembly? Load(AssemblyName name) => name.Name switch
        {
            "WorkflowHub.Engine" => LoadFromAssemblyPath(Path.Combine(Here, "planted", "WorkflowHub.Engine.dll")),
            _ => null,
        };
    }
}
