using System.Diagnostics;

namespace WorkflowHub.Benchmarks;

/// <summary>
/// How long a piece of pure work takes on one thread. The machine is shared and noisy: the work is done in many short rounds and the
/// median round counts; warm-up rounds let the compiler finish.
/// </summary>
internal static class Pace
{
    private const int WarmUp = 20;
    private const int Rounds = 41;
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    /// <returns>Microseconds and bytes allocated, each for one turn.</returns>
    public static (double Microseconds, double Bytes) Of<T>(Func<T> work)
    {
        var turns = 1;
        while (Time(work, turns) < Round && turns < 1 << 28) turns *= 2;
        for (var i = 0; i < WarmUp; i++) Time(work, turns);
        // What was compiled better since takes more turns to a round.
        while (Time(work, turns) < Round && turns < 1 << 28) turns *= 2;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rounds = new TimeSpan[Rounds];
        for (var i = 0; i < Rounds; i++) rounds[i] = Time(work, turns);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Array.Sort(rounds);
        return (rounds[Rounds / 2].TotalMicroseconds / turns, (double)bytes / turns / Rounds);
    }

    private static TimeSpan Time<T>(Func<T> work, int turns)
    {
        var from = Stopwatch.GetTimestamp();
        for (var i = 0; i < turns; i++) Kept<T>.Value = work();
        return Stopwatch.GetElapsedTime(from);
    }

    /// <summary>Results are kept, so that no work is left out as useless.</summary>
    private static class Kept<T>
    {
        public static T? Value;
    }
}
