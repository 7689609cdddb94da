using WorkflowHub.Designer.Checks;

namespace WorkflowHub.Designer.Tests;

public sealed class SoundnessTests
{
    private const string Manifest = "procedure.yaml";

    [Fact]
    public void A_sound_process_is_proved()
    {
        var report = SoundnessReport.Of(Package.Read(Sample.Files, 1).Package!);

        Assert.Equal(SoundnessVerdict.Sound, report.Verdict);
        Assert.Empty(report.Flaws);
    }

    [Fact]
    public void A_flaw_is_told_by_names_with_the_way_it_comes_about()
    {
        var package = Sample.With("process.bpmn", Joined).Package!;

        var report = SoundnessReport.Of(package);

        Assert.Equal(SoundnessVerdict.Unsound, report.Verdict);
        var flaw = Assert.Single(report.Flaws, flaw => flaw.Rule == "soundness.stuck");
        Assert.Contains("the end is never reached", flaw.Message, StringComparison.Ordinal);
        Assert.Contains(flaw.Moves, move => move.Contains("(head_decision)", StringComparison.Ordinal));
        Assert.All(report.Problems(package), problem => Assert.Equal("process.bpmn", problem.File));
    }

    [Fact]
    public void Somebody_may_answer_for_a_process_that_is_not_sound()
    {
        var read = Sample.With(Manifest, Sample.Text(Manifest) + "\nunsound: { reason: The second approval is tried out, by: an.tran }\n");

        Assert.Empty(read.Problems);
        Assert.Equal(("The second approval is tried out", "an.tran"), (read.Package!.Source.Override!.Reason, read.Package.Source.Override.By));
    }

    [Theory]
    [InlineData("unsound: { reason: Because }")]
    [InlineData("unsound: { by: an.tran }")]
    public void Without_a_reason_or_a_name_nobody_answers(string given) =>
        Assert.Contains(Sample.With(Manifest, $"{Sample.Text(Manifest)}\n{given}\n").Problems, problem => problem.Rule.StartsWith("yaml.", StringComparison.Ordinal));

    /// <summary>Two ways of which one is taken, joined as if both were.</summary>
    private static string Joined
    {
        get
        {
            var text = Sample.Text("process.bpmn");
            var start = text.IndexOf("<bpmn:exclusiveGateway id=\"approved\">", StringComparison.Ordinal);
            var end = text.IndexOf("</bpmn:exclusiveGateway>", start, StringComparison.Ordinal) + "</bpmn:exclusiveGateway>".Length;
            return text[..start] + text[start..end].Replace("exclusiveGateway", "parallelGateway", StringComparison.Ordinal) + text[end..];
        }
    }
}
