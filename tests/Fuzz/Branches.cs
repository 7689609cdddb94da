using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace WorkflowHub.Fuzz;

/// <summary>
/// How often each branch of the library was taken in a run, as its instrumentation counts. A run is new when it takes a branch that none has
/// taken, or takes one some times more: once, twice, three, four to seven, eight to fifteen, …
/// </summary>
internal sealed unsafe class Branches
{
    private const int Size = 1 << 16;
    private readonly byte* counted = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] seen = new byte[Size];

    public Branches() => Trace.SharedMem = counted;

    /// <summary>Branches that were taken at all.</summary>
    public int Taken { get; private set; }

    public void Clear()
    {
        NativeMemory.Clear(counted, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the run since the last clearing did something new; remembers it.</summary>
    public bool IsNew()
    {
        var found = false;
        var words = new ReadOnlySpan<ulong>(counted, Size / sizeof(ulong));
        for (var word = 0; word < words.Length; word++)
        {
            if (words[word] == 0) continue;
            for (var at = word * sizeof(ulong); at < (word + 1) * sizeof(ulong); at++) found |= Note(at);
        }
        return found;
    }

    private bool Note(int at)
    {
        if (counted[at] == 0) return false;
        var bucket = (byte)(1 << Bucket(counted[at]));
        if ((seen[at] & bucket) != 0) return false;
        if (seen[at] == 0) Taken++;
        seen[at] |= bucket;
        return true;
    }

    private static int Bucket(byte count) => count switch { 1 => 0, 2 => 1, 3 => 2, < 8 => 3, < 16 => 4, < 32 => 5, < 128 => 6, _ => 7 };
}
