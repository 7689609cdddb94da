using System.Globalization;

namespace WorkflowHub.Fuzz;

/// <param name="Target">The name of one target, or null for all in turn.</param>
/// <param name="Input">A file that is run once as it is.</param>
/// <param name="IsInstrumented">Whether this is the process whose library counts its branches.</param>
internal sealed record Options(int Seconds, int Seed, string? Target, string? Input, bool IsInstrumented)
{
    // Not asked of the targets themselves: they use the library, which must find its counters first.
    private static readonly string[] Targets = ["expression", "tests", "model"];

    /// <summary>Told to the process of the instrumented copy.</summary>
    public const string Instrumented = "--instrumented";

    public static Options? Read(string[] args)
    {
        var options = new Options(60, 1, null, null, false);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == Instrumented)
            {
                options = options with { IsInstrumented = true };
                continue;
            }
            if (++i == args.Length) return null;
            var number = int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1;
            switch (args[i - 1])
            {
                case "--seconds" when number > 0: options = options with { Seconds = number }; break;
                case "--seed" when number >= 0: options = options with { Seed = number }; break;
                case "--target" when Targets.Contains(args[i]): options = options with { Target = args[i] }; break;
                case "--input" when File.Exists(args[i]): options = options with { Input = args[i] }; break;
                default: return null;
            }
        }
        return options.Input is null || options.Target is not null ? options : null;
    }
}
