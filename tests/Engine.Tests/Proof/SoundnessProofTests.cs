using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Engine.Tests.Proof;

public sealed class SoundnessProofTests
{
    private const string Sub = "<subProcess id='s'><startEvent id='in'/><task id='work'/><endEvent id='out'/><sequenceFlow id='a' sourceRef='in' targetRef='work'/><sequenceFlow id='b' sourceRef='work' targetRef='out'/></subProcess>";

    [Theory]
    [InlineData("start>t1 t1>end")]
    [InlineData("start>p1 p1>t1 p1>t2 t1>p2 t2>p2 p2>end")]
    [InlineData("start>x1 x1>t1 x1>t2 t1>x2 t2>x2 x2>end")]
    [InlineData("start>i1 i1>t1 i1>t2 i1>t3 t1>i2 t2>i2 t3>i2 i2>end")]
    [InlineData("start>x1 x1>t1 t1>x2 x2>x1 x2>end")]
    [InlineData("start>i1 i1>t1 i1>t2 t1>x1 x1>t1 x1>i2 t2>i2 i2>end")]
    [InlineData("start>s s>end", Sub)]
    [InlineData("start>s s>end b>t1 t1>end2", Sub + "<boundaryEvent id='b' attachedToRef='s'><timerEventDefinition/></boundaryEvent><endEvent id='end2'/>")]
    [InlineData("start>p1 p1>t1 p1>t2 t1>end1 t2>end2", "<endEvent id='end2'><terminateEventDefinition/></endEvent>")]
    [InlineData("start>g g>c1 g>c2 c1>end c2>end2", "<eventBasedGateway id='g'/><intermediateCatchEvent id='c1'><messageEventDefinition/></intermediateCatchEvent><intermediateCatchEvent id='c2'><timerEventDefinition/></intermediateCatchEvent><endEvent id='end2'/>")]
    public void Is_sound(string flows, string more = "")
    {
        var proof = Drawn.Prove(flows, more);

        Assert.True(proof.Proved);
        Assert.Equal([], proof.Flaws.Select(flaw => $"{flaw.Kind}: {flaw.Message} ({string.Join(", ", flaw.Moves)})"));
    }

    [Theory]
    [InlineData("NoWayToTheEnd p2 x1,t1", "start>x1 x1>t1 x1>t2 t1>p2 t2>p2 p2>end")]
    [InlineData("ImproperCompletion end", "start>p1 p1>t1 p1>t2 t1>end t2>end")]
    [InlineData("Unsafe x2", "start>p1 p1>t1 p1>t2 t1>x2 t2>x2 x2>t3 t3>end")]
    [InlineData("Dead t3", "start>x1 x1>t1 x1>t2 t1>p2 t2>p2 p2>t3 t3>end")]
    [InlineData("NoWayToTheEnd", "start>x1 x1>t1 t1>t2 t2>x2 x2>t1 x1>end", "<exclusiveGateway id='x2'/>")]
    [InlineData("Dead t2", "start>t1 t1>end t2>end2", "<startEvent id='start'/><task id='t2'/><endEvent id='end2'/>")]
    public void Is_not_sound(string expected, string flows, string more = "")
    {
        var proof = Drawn.Prove(flows, more);

        Assert.Contains(proof.Flaws, flaw => $"{flaw.Kind} {flaw.Element} {string.Join(",", flaw.Moves)}" is var found && expected.Split(' ').All(word => found.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_way_to_a_flaw_is_a_shortest_one()
    {
        var flaw = Assert.Single(Drawn.Prove("start>x1 x1>t1 x1>t2 t1>p2 t2>p2 p2>end").Flaws, flaw => flaw.Kind == FlawKind.NoWayToTheEnd);

        Assert.Equal(["start", "x1", "t1"], flaw.Moves);
    }

    [Fact]
    public void An_error_leaves_by_the_border_that_catches_it()
    {
        const string Inside = "<subProcess id='s'><startEvent id='in'/><task id='work'/><endEvent id='out'><errorEventDefinition errorRef='e'/></endEvent><sequenceFlow id='a' sourceRef='in' targetRef='work'/><sequenceFlow id='b' sourceRef='work' targetRef='out'/></subProcess>"
            + "<boundaryEvent id='c' attachedToRef='s'><errorEventDefinition errorRef='e'/></boundaryEvent><endEvent id='end2'/>";

        var proof = Drawn.Prove("start>s s>t1 t1>end c>t2 t2>end2", Inside);

        Assert.Equal(["t1"], proof.Flaws.Select(flaw => flaw.Element));
    }

    [Fact]
    public void Twelve_parallel_branches_are_proved()
    {
        var branches = string.Concat(Enumerable.Range(1, 12).Select(branch => $" p1>t{branch} t{branch}>p2"));

        var proof = Drawn.Prove($"start>p1 p2>end{branches}");

        Assert.True(proof.Proved);
        Assert.Empty(proof.Flaws);
    }

    [Fact]
    public void Five_hundred_elements_are_proved()
    {
        var chain = string.Concat(Enumerable.Range(1, 498).Select(number => $" t{number}>{(number == 498 ? "end" : $"t{number + 1}")}"));

        var proof = Drawn.Prove($"start>t1{chain}");

        Assert.True(proof.Proved);
        Assert.Empty(proof.Flaws);
    }

    [Fact]
    public void What_is_too_large_is_said_not_to_be_proved()
    {
        var branches = string.Concat(Enumerable.Range(1, 12).Select(branch => $" p1>x{branch}a x{branch}a>t{branch} t{branch}>x{branch}b x{branch}b>x{branch}a x{branch}b>p2"));

        var proof = SoundnessProof.Of(Drawn.File(Drawn.Process($"start>p1 p2>end{branches}")), maxStates: 1_000)!;

        Assert.False(proof.Proved);
        Assert.Empty(proof.Flaws);
    }

    [Fact]
    public void What_is_no_bpmn_has_no_proof() => Assert.Null(SoundnessProof.Of("<x/>"u8.ToArray()));
}
