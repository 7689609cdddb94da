using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Cases.Story;

namespace WorkflowHub.Engine.Tests.Cases;

public sealed class ParticipantTests
{
    [Theory]
    [InlineData("an", 1, "ask(binh)")]
    [InlineData("an", 2, "ask(chi)")]
    [InlineData("binh", 1, "ask(chi)")]
    public void A_manager_is_the_first_head_on_the_way_up_who_is_not_the_applicant(string applicant, int levels, string open)
    {
        var story = Of("<startEvent id='start'/>" + User("ask", $"<wh:manager levels='{levels}'/>") + "<endEvent id='end'/>" + Flows("start ask end")).Start(applicant);

        Assert.Equal(open, story.Open);
    }

    [Fact]
    public void Who_decided_before_does_not_decide_again()
    {
        var second = User("second", "<wh:head unit='case'/><wh:superior/><wh:except><wh:decider step='first'/></wh:except>");
        var story = Of("<startEvent id='start'/>" + User("first") + second + "<endEvent id='end'/>" + Flows("start first second end")).Start();

        story.Act("binh", "first");

        Assert.Equal("second(chi)", story.Open);
        Assert.Equal("not-yours", story.Refused(new ActOnTask(2, "approve", ContextValue.Empty, null) { At = story.Now, By = "binh" }));
    }
}
