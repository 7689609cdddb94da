using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests;

/// <summary>Transactions (BPMN 2.0.2, 10.3.5 and 10.7).</summary>
public sealed class TransactionTests
{
    private const string Ends = "<startEvent id=\"start\"/><endEvent id=\"end\"/>";

    private static string Undoable(string id) => Step(id, Person("binh"))
        + $"<boundaryEvent id=\"on_{id}\" attachedToRef=\"{id}\"><compensateEventDefinition/></boundaryEvent><association id=\"as_{id}\" sourceRef=\"on_{id}\" targetRef=\"undo_{id}\"/>"
        + Step($"undo_{id}", Person("lan")).Replace("<userTask ", "<userTask isForCompensation=\"true\" ", StringComparison.Ordinal);

    /// <summary>Two steps, the second of which decides whether the transaction is given up; another step goes on beside them.</summary>
    private static Story Begin(string result = "<cancelEventDefinition/>")
    {
        var inside = "<startEvent id=\"in\"/><endEvent id=\"out\"/><exclusiveGateway id=\"well\" default=\"well-out\"/>" + $"<endEvent id=\"not\">{result}</endEvent>" + Undoable("book") + Step("pay", Person("chi")) + Step("beside", Person("dung"))
            + "<endEvent id=\"done\"/>" + Flows("in>book>pay>well>out", "well>not: pay.outcome = \"reject\"", "in>beside>done");
        return new Story(Procedure(Ends + $"<transaction id=\"trip\">{inside}</transaction><boundaryEvent id=\"cancelled\" attachedToRef=\"trip\"><cancelEventDefinition/></boundaryEvent>"
            + "<boundaryEvent id=\"failed\" attachedToRef=\"trip\"><errorEventDefinition/></boundaryEvent>" + Step("tell", Person("an")) + Step("mend", Person("lan")) + Step("travel", Person("an"))
            + Flows("start>trip>travel>end", "cancelled>tell>end", "failed>mend>end"))).Start();
    }

    [Fact]
    public void One_that_is_given_up_is_compensated_and_left_by_its_cancel_event()
    {
        var story = Begin().Act("book", "binh").Act("pay", "chi", "reject");

        Assert.Equal(["undo_book: lan"], story.Open);
        story.Act("undo_book", "lan").Check();
        Assert.Equal(["tell: an"], story.Open);
    }

    [Fact]
    public void One_that_succeeds_is_left_by_its_flow() =>
        Assert.Equal(["travel: an"], Begin().Act("book", "binh").Act("pay", "chi").Act("beside", "dung").Open);

    [Fact]
    public void A_hazard_leaves_without_compensation() =>
        Assert.Equal(["mend: lan"], Begin("<errorEventDefinition errorRef=\"e1\"/>").Act("book", "binh").Act("pay", "chi", "reject").Open);

    [Fact]
    public void What_was_done_in_a_container_that_is_still_active_is_compensated_too()
    {
        var inner = "<subProcess id=\"inner\"><startEvent id=\"inner_in\"/>" + Undoable("book") + "<endEvent id=\"stop\"><cancelEventDefinition/></endEvent>" + Flows("inner_in>book>stop") + "</subProcess>";
        var story = new Story(Procedure(Ends + "<transaction id=\"trip\"><startEvent id=\"in\"/><endEvent id=\"out\"/>" + inner + Flows("in>inner>out")
            + "</transaction><boundaryEvent id=\"cancelled\" attachedToRef=\"trip\"><cancelEventDefinition/></boundaryEvent>" + Step("tell", Person("an")) + Flows("start>trip>end", "cancelled>tell>end"))).Start().Act("book", "binh");

        Assert.Equal(["undo_book: lan"], story.Open);
        Assert.Equal(["tell: an"], story.Act("undo_book", "lan").Open);
    }

    [Fact]
    public void One_that_can_be_given_up_needs_a_cancel_event() =>
        Assert.Contains(Problems(Ends + "<transaction id=\"trip\"><startEvent id=\"in\"/><endEvent id=\"out\"><cancelEventDefinition/></endEvent>" + Flows("in>out") + "</transaction>" + Flows("start>trip>end")),
            problem => problem.Rule == "bpmn.cancel-boundary" && problem.Element == "trip");
}
