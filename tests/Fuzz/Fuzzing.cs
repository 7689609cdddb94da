using System.Diagnostics;
using System.Text.Json;

namespace WorkflowHub.Fuzz;

/// <param name="What">What was wrong, in the first line of it.</param>
internal sealed record Finding(string Target, string What, string Input);

/// <summary>
/// Runs each target for its share of the time: an input that takes new branches is kept, and changed further. The kept ones are asked again
/// and again, the newer and the shorter more often.
/// </summary>
internal static class Fuzzing
{
    private const int MaxFindings = 20;
    // Far beyond what the cap of steps lets an evaluation take here: three evaluations and their compilation, on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public static int Run(Options options)
    {
        var branches = new Branches();
        using var current = new Current();
        var findings = new List<Finding>();
        if (options.Input is { } file)
        {
            Try(Target.All.Single(target => target.Name == options.Target), File.ReadAllText(file), findings);
        }
        else
        {
            var targets = Target.All.Where(target => options.Target is null || target.Name == options.Target).ToList();
            foreach (var target in targets) Run(target, options, TimeSpan.FromSeconds((double)options.Seconds / targets.Count), branches, current, findings);
        }
        foreach (var finding in findings) Console.WriteLine($"{finding.Target}: {finding.What}\n{finding.Input}\n");
        Console.WriteLine(JsonSerializer.Serialize(new { branches = branches.Taken, findings = findings.Count }));
        return findings.Count == 0 ? 0 : 1;
    }

    private static void Run(Target target, Options options, TimeSpan time, Branches branches, Current current, List<Finding> findings)
    {
        var random = new Random(options.Seed);
        var mutation = new Mutation(random, target.Pieces);
        var corpus = target.Seeds.ToList();
        var (watch, runs, slowest) = (Stopwatch.StartNew(), 0L, TimeSpan.Zero);
        foreach (var seed in target.Seeds) Once(seed);
        while (watch.Elapsed < time && findings.Count < MaxFindings)
        {
            var input = mutation.Of(Chosen(corpus, random), corpus);
            if (Once(input)) corpus.Add(input);
        }
        Console.WriteLine(JsonSerializer.Serialize(new { target = target.Name, runs, corpus = corpus.Count, branches = branches.Taken, slowestMs = (int)slowest.TotalMilliseconds }));

        bool Once(string input)
        {
            current.Set(input);
            branches.Clear();
            var before = watch.Elapsed;
            Try(target, input, findings);
            runs++;
            if (watch.Elapsed - before > slowest) slowest = watch.Elapsed - before;
            return branches.IsNew();
        }
    }

    private static string Chosen(List<string> corpus, Random random)
    {
        var one = corpus[random.Next(3) == 0 ? corpus.Count - 1 - random.Next(Math.Min(corpus.Count, 50)) : random.Next(corpus.Count)];
        var other = corpus[random.Next(corpus.Count)];
        return other.Length < one.Length ? other : one;
    }

    private static void Try(Target target, string input, List<Finding> findings)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            if (target.Run(input) is { } wrong) Add(wrong);
            // Once may be the machine's fault.
            else if (watch.Elapsed > Longest && Again() > Longest) Add($"Took {watch.Elapsed.TotalSeconds:0.0} s.");
        }
        catch (Exception fault)
        {
            Add(fault.ToString());
        }

        TimeSpan Again()
        {
            watch.Restart();
            target.Run(input);
            return watch.Elapsed;
        }

        void Add(string what)
        {
            if (!findings.Exists(finding => finding.Target == target.Name && Place(finding.What) == Place(what))) findings.Add(new Finding(target.Name, what, input));
        }
    }

    /// <summary>Where a fault comes from: one finding for each place is enough.</summary>
    private static string Place(string what) => string.Join('\n', what.Split('\n').Where((line, i) => (i == 0 && !what.Contains("   at ", StringComparison.Ordinal)) || line.StartsWith("   at ", StringComparison.Ordinal)).Take(2)) is var place && place.Length > 80 ? place[..80] : place;
}
