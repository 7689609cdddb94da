using System.Runtime.CompilerServices;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Engine.Tests.Proof;

public sealed class LibraryTests
{
    public static TheoryData<string> Procedures => [.. Directory.GetDirectories(Workflows()).Select(folder => Path.GetFileName(folder))];

    private static string Workflows([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "workflows");

    [Theory, MemberData(nameof(Procedures))]
    public void A_ready_procedure_is_sound(string procedure)
    {
        var proof = SoundnessProof.Of(File.ReadAllBytes(Path.Combine(Workflows(), procedure, "process.bpmn")))!;

        Assert.True(proof.Proved);
        Assert.Equal([], proof.Flaws.Select(flaw => $"{flaw.Message} ({string.Join(", ", flaw.Moves)})"));
    }
}
