using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;
using static WorkflowHub.Engine.Tests.Bpmn;

namespace WorkflowHub.Engine.Tests.Rounds;

public sealed class MovesTests
{
    private static Story Alone(string attributes = "", string more = "<wh:return to=\"applicant\"/>") => PolicyTests.Panel(attributes, Person("binh"), more).Start();

    private static Story Two(string policy = "all") => PolicyTests.Panel($"policy=\"{policy}\"", Person("binh") + Person("dung")).Start();

    [Fact]
    public void A_delegated_task_comes_back_to_its_owner_who_decides()
    {
        var story = Alone();
        story.Do(new DelegateTask(1, "lan", "Look into it") { At = story.Now, By = "binh" }).Act("panel", "binh").Return("panel", "lan", "applicant", "Not mine to return");
        story.Do(new TransferTask(2, "dung", null) { At = story.Now, By = "lan" }).Act("panel", "lan", "approve", "All in order").Act("panel", "lan").Act("panel", "binh").Check();
    }

    [Fact]
    public void After_a_delegation_the_owner_may_still_return_the_case()
    {
        var story = Alone();
        story.Do(new DelegateTask(1, "lan", null) { At = story.Now, By = "binh" }).Act("panel", "lan").Return("panel", "binh", "applicant", "The price is missing");

        Assert.Equal(["start: an"], story.Open);
        Assert.Equal(["returned"], story.Journal.OfType<RoundClosed>().Select(closed => closed.Outcome));
    }

    [Fact]
    public void A_transferred_task_does_not_come_back()
    {
        var story = Alone();
        story.Do(new TransferTask(1, "gone", null) { At = story.Now, By = "binh" }).Do(new TransferTask(1, "binh", null) { At = story.Now, By = "binh" });
        story.Do(new TransferTask(1, "lan", "On leave") { At = story.Now, By = "binh" }).Act("panel", "binh").Act("panel", "lan").Check();
    }

    [Fact]
    public void Who_asks_for_an_opinion_keeps_the_task_and_need_not_wait()
    {
        var story = Alone();
        story.Do(new ConsultPerson(1, "lan", " ") { At = story.Now, By = "binh" }).Do(new ConsultPerson(1, "lan", "Is it too dear?") { At = story.Now, By = "binh" });
        story.Do(new ConsultPerson(1, "dung", "And you?") { At = story.Now, By = "binh" }).Act("panel", "lan").Act("panel", "lan", "opinion").Act("panel", "lan", "opinion", "It is").Act("panel", "binh").Check();
    }

    [Theory]
    [InlineData(SignerPlace.Before, RoundPolicy.All)]
    [InlineData(SignerPlace.After, RoundPolicy.Any)]
    [InlineData(SignerPlace.Parallel, RoundPolicy.One)]
    public void Added_signers_decide_with_the_one_who_added_them(SignerPlace place, RoundPolicy policy)
    {
        var story = Alone();
        AddSigners(story, 1, place, policy, "lan", "dung");
        var first = place == SignerPlace.After ? "binh" : "lan";
        story.Act("panel", place == SignerPlace.Before ? "binh" : "chi").Act("panel", first);
        Assert.NotNull(story.Case.Step("panel"));
        while (story.Case.Tasks.LastOrDefault(task => task.Step == "panel") is { } task) story.Do(new ActOnTask(task.Number, "approve", ContextValue.Empty, null) { At = story.Now, By = task.Candidates[0].Person });

        Assert.Equal("approve", story.Case.Step("panel")!.Outcome);
    }

    [Theory]
    [InlineData(SignerPlace.Before)]
    [InlineData(SignerPlace.After)]
    [InlineData(SignerPlace.Parallel)]
    public void The_no_of_an_added_signer_is_that_of_the_seat(SignerPlace place)
    {
        var story = Two("count\" needed=\"1");
        AddSigners(story, 1, place, RoundPolicy.All, "lan", "chi");
        if (place == SignerPlace.After) story.Act("panel", "binh");
        story.Act("panel", "lan", "reject");

        Assert.Equal(["panel: dung"], story.Open);
        Assert.Equal("approve", story.Act("panel", "dung").Case.Step("panel")!.Outcome);
    }

    [Fact]
    public void A_signer_is_removed_by_who_added_them()
    {
        var story = Alone();
        AddSigners(story, 1, SignerPlace.Before, RoundPolicy.All, "lan");
        story.Do(new RemoveSigner(1, "lan") { At = story.Now, By = "lan" }).Do(new RemoveSigner(1, "lan") { At = story.Now, By = "binh" }).Do(new RemoveSigner(1, "lan") { At = story.Now, By = "binh" }).Act("panel", "binh").Check();
    }

    [Fact]
    public void A_decision_is_taken_back_while_nobody_has_acted_on_it()
    {
        var story = Alone().Act("panel", "binh", "reject");
        story.Do(new TakeBack(1) { At = story.Now, By = "chi" }).Do(new TakeBack(1) { At = story.Now, By = "binh" }).Act("panel", "binh").Check();
    }

    [Fact]
    public void A_decision_cannot_be_taken_back_after_the_next_has_acted()
    {
        var story = PolicyTests.Panel("", Person("binh")).Start().Act("panel", "binh");
        story.Do(new SaveDraft(2, ContextValue.Empty) { At = story.Now, By = "chi" });
        story.Do(new DelegateTask(2, "lan", null) { At = story.Now, By = "chi" });
        var before = story.Case;

        story.Do(new TakeBack(1) { At = story.Now, By = "binh" });

        Assert.Same(before, story.Case);
        story.Check();
    }

    [Fact]
    public void A_vote_in_an_open_round_is_taken_back_and_cast_anew()
    {
        var story = Two().Act("panel", "binh");
        story.Do(new TakeBack(1) { At = story.Now, By = "binh" }).Act("panel", "dung").Act("panel", "binh", "reject").Check();
    }

    [Fact]
    public void In_a_sequence_the_next_waits_again_when_a_vote_is_taken_back()
    {
        var story = Two("sequence").Act("panel", "binh");
        story.Do(new TakeBack(1) { At = story.Now, By = "binh" });
        Assert.Equal(["panel: binh"], story.Open);

        story.Act("panel", "binh").Act("panel", "dung");

        Assert.Equal(["after: chi"], story.Open);
    }

    [Fact]
    public void A_countersigning_round_is_superseded_by_a_return_and_its_votes_stay_readable()
    {
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/><parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/>" + Step("draft", Person("an"))
            + Step("panel", PolicyTests.Four, "policy=\"all\"") + Step("check", Person("lan"), "", "<wh:return to=\"draft\"/>") + Flows("start>draft>fork>panel>join", "fork>check>join>end");
        var story = new Story(Procedure(body)).Start().Act("draft", "an").Act("panel", "binh").Act("panel", "chi", "approve", "Fine by me");
        AddSigners(story, 5, SignerPlace.Parallel, RoundPolicy.All, "an");

        story.Return("check", "lan", "draft", "The date is wrong").Check();

        Assert.Equal(["superseded"], story.Journal.OfType<RoundClosed>().Where(closed => closed.Step == "panel").Select(closed => closed.Outcome));
        Assert.Equal(["binh", "chi"], story.Journal.OfType<TaskCompleted>().Where(vote => vote.Round == 2).Select(vote => vote.Person));
    }

    [Fact]
    public void A_move_that_is_switched_off_is_refused()
    {
        var story = Alone("off=\"draft delegate transfer consult add-signer take-back attach inform\"");
        var (at, before) = (story.Now, story.Case);
        Command[] moves =
        [
            new SaveDraft(1, ContextValue.Of(("x", Value.True))) { At = at, By = "binh" }, new DelegateTask(1, "lan", null) { At = at, By = "binh" }, new TransferTask(1, "lan", null) { At = at, By = "binh" },
            new ConsultPerson(1, "lan", "?") { At = at, By = "binh" }, new AddSigners(1, ["lan"], SignerPlace.After, RoundPolicy.All, null) { At = at, By = "binh" },
            new AttachFile(1, "k", "a.pdf", "h") { At = at, By = "binh" }, new InformPeople(1, ["lan"], null) { At = at, By = "binh" },
        ];

        Assert.All(moves, move => Assert.Equal("move-off", CaseEngine.Handle(story.Procedure, before, move, Story.Organisation).Refusal?.Code));
        story.Act("panel", "binh").Do(new TakeBack(1) { At = at, By = "binh" });
        Assert.Equal(["after: chi"], story.Open);
    }

    [Fact]
    public void A_holder_puts_answers_by_attaches_a_file_and_tells_others()
    {
        var story = Alone();
        story.Do(new SaveDraft(1, ContextValue.Of(("x", Value.Of(1)))) { At = story.Now, By = "binh" }).Do(new SaveDraft(1, ContextValue.Of(("x", Value.Of(1)))) { At = story.Now, By = "binh" });
        story.Do(new AttachFile(1, "k1", "offer.pdf", "h") { At = story.Now, By = "binh" }).Do(new InformPeople(1, ["lan", "lan"], "For your files") { At = story.Now, By = "binh" });
        story.Do(new AddComment("Please look") { Mentions = ["nobody"], At = story.Now, By = "an" }).Do(new AddComment("Please look") { Mentions = ["lan"], At = story.Now, By = "an" }).Check();
    }

    [Fact]
    public void An_applicant_asks_for_haste_once_a_day()
    {
        var story = Alone();
        UrgeCase Urge(string by) => new(null) { At = story.Now, By = by };
        story.Do(Urge("binh")).Do(Urge("an")).Do(Urge("an")).Wait(TimeSpan.FromDays(1)).Do(Urge("an"));

        Assert.Equal(2, story.Journal.OfType<CaseUrged>().Count());
    }

    [Fact]
    public void A_supervisor_reassigns_gives_time_and_hands_over()
    {
        var story = PolicyTests.Panel("policy=\"sequence\" due=\"P2D\"", PolicyTests.Four).Start();
        story.Do(new ReassignTask(1, "lan", "Ill") { At = story.Now, By = "dung" }).Do(new ReassignTask(1, "an", "Ill") { At = story.Now, By = "dung" });
        story.Do(new ExtendDeadline(2, "P3D", "Holidays") { At = story.Now, By = "dung" });
        story.Do(new HandOver("chi", "lan", "Left") { At = story.Now, By = "dung" }).Do(new HandOver("an", "lan", "Left") { At = story.Now, By = "dung" }).Act("panel", "an").Check();
    }

    [Fact]
    public void A_case_that_rests_is_not_acted_on_and_its_time_stands_still()
    {
        var body = "<startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("a", Person("binh"), "due=\"P2D\"")
            + "<boundaryEvent id=\"late\" attachedToRef=\"a\"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>" + Flows("start>a>end", "late>end");
        var story = new Story(Procedure(body)).Start();
        story.Wait(TimeSpan.FromDays(1)).Do(new SuspendCase("Audit") { At = story.Now, By = "dung" }).Act("a", "binh").Wait(TimeSpan.FromDays(10));
        story.Do(new SuspendCase("Again") { At = story.Now, By = "dung" }).Do(new ResumeCase { At = story.Now, By = "dung" }).Do(new ResumeCase { At = story.Now, By = "dung" });
        story.Wait(TimeSpan.FromDays(1)).Wait(TimeSpan.FromDays(2)).Check();
    }

    [Fact]
    public void What_a_finished_case_decided_is_revoked_by_another_case()
    {
        var story = new Story(Procedure("<extensionElements><wh:revoke within=\"P10D\" procedure=\"revocation\"/></extensionElements><startEvent id=\"start\"/><endEvent id=\"end\"/>" + Step("a", Person("binh")) + Flows("start>a>end"))).Start();
        AskToRevoke Ask(string by) => new("It was a mistake") { At = story.Now, By = by };

        story.Do(Ask("an")).Act("a", "binh").Do(Ask("binh")).Do(Ask("an")).Do(Ask("an")).Check();
        Assert.Equal("too-late-to-revoke", CaseEngine.Handle(story.Procedure, story.Case with { RevocationAsked = false }, Ask("an") with { At = story.Now.AddDays(11) }, Story.Organisation).Refusal!.Code);
        Assert.IsType<OpenLinkedCase>(Assert.Single(CaseEngine.Handle(story.Procedure, story.Case with { RevocationAsked = false }, Ask("an"), Story.Organisation).Effects));
    }

    private static void AddSigners(Story story, int task, SignerPlace place, RoundPolicy policy, params ImmutableArray<string> people) =>
        story.Do(new AddSigners(task, people, place, policy, null) { At = story.Now, By = story.Case.Task(task)!.Candidates[0].Person });
}
