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

    [Theory]
    [InlineData(17)]
    [InlineData(100)]
    public void Parallel_branches_are_proved(int count)
    {
        var branches = string.Concat(Enumerable.Range(1, count).Select(branch => $" p1>t{branch} t{branch}>p2"));

        var proof = Drawn.Prove($"start>p1 p2>end{branches}");

        Assert.True(proof.IsSound);
        Assert.Equal(1, proof.States);
    }

    [Theory]
    [InlineData(17)]
    [InlineData(63)]
    public void Inclusive_branches_are_proved(int count)
    {
        var branches = string.Concat(Enumerable.Range(1, count).Select(branch => $" i1>t{branch} t{branch}>i2"));

        Assert.True(Drawn.Prove($"start>i1 i2>end{branches}").IsSound);
    }

    [Fact]
    public void A_flaw_in_one_of_many_branches_is_told_without_the_others()
    {
        var branches = string.Concat(Enumerable.Range(1, 30).Select(branch => $" p1>t{branch} t{branch}>p2"));

        var proof = Drawn.Prove($"start>p1 p2>end p1>x1 x1>a1 x1>a2 a1>p3 a2>p3 p3>p2{branches}", "<task id='a1'/><task id='a2'/>");

        Assert.True(proof.Proved);
        var flaw = Assert.Single(proof.Flaws, flaw => flaw.Kind == FlawKind.NoWayToTheEnd);
        Assert.Equal(["start", "p1", "x1"], flaw.Moves.Where(move => !move.StartsWith('t')).Take(3));
    }

    [Fact]
    public void A_way_is_told_in_sentences()
    {
        var flaw = Drawn.Prove("start>x1 x1>t1 x1>t2 t1>p2 t2>p2 p2>end").Flaws.First();

        Assert.Equal(["\"start\" begins.", "At \"x1\" the way to \"t1\" is taken.", "\"t1\" is done."], flaw.Way.Select(move => move.Sentence));
        Assert.Equal("The end may never be reached: before \"p2\" it may go on no more.", flaw.Message);
    }

    [Fact]
    public void What_is_not_modelled_is_said_not_to_be_proved()
    {
        var proof = Drawn.Prove("start>t1 t1>end", "<task id='t1' startQuantity='2'/>");

        Assert.False(proof.Proved);
        Assert.Equal("Not proved: the task \"t1\" is not modelled.", proof.Unproved);
        Assert.Equal(Verdict.Unknown, proof.VerdictOn(FlawKind.Unsafe));
    }

    [Fact]
    public void Going_round_for_ever_is_a_flaw_of_its_own() =>
        Assert.Contains(Drawn.Prove("start>x1 x1>t1 t1>t2 t2>x2 x2>t1 x1>end", "<exclusiveGateway id='x2'/>").Flaws, flaw => flaw.Kind == FlawKind.Livelock);

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
        var branches = string.Concat(Enumerable.Range(1, 12).Select(branch => $" p1>t{branch} t{branch}>p2 late{branch}>stop{branch}"));
        var late = string.Concat(Enumerable.Range(1, 12).Select(branch =>
            $"<boundaryEvent id='late{branch}' attachedToRef='t{branch}'><timerEventDefinition/></boundaryEvent><endEvent id='stop{branch}'><terminateEventDefinition/></endEvent>"));

        var proof = SoundnessProof.Of(Drawn.File(Drawn.Process($"start>p1 p2>end{branches}", late)), maxStates: 1_000)!;

        Assert.False(proof.Proved);
        Assert.Empty(proof.Flaws);
        Assert.Contains("1,000 states (MaxStates)", proof.Unproved, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_bpmn_has_no_proof() => Assert.Null(SoundnessProof.Of("<x/>"u8.ToArray()));
}
