using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Journal;

public sealed class EventJsonTests
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Every event as it stands on disk. A line here may be added, never changed.</summary>
    public static TheoryData<Event, string> Stored => new()
    {
        {
            new CaseStarted(new Guid("0190b5a0-0000-7000-8000-000000000001"), "purchase", 2, "p-an", "sales", "Chairs", ContextValue.Of(("amount", Value.Of(900.50m)), ("lines", new ListValue([Value.Of("a"), Value.Null])))) { At = Moment, By = "p-an" },
            """{"caseId":"0190b5a0-0000-7000-8000-000000000001","procedureKey":"purchase","procedureVersion":2,"applicant":"p-an","unit":"sales","title":"Chairs","data":{"amount":900.50,"lines":["a",null]},"at":"2026-03-02T08:00:00+00:00","by":"p-an"}"""
        },
        {
            new CaseStarted(Guid.Empty, "purchase", 2, "p", "sales", "Chairs", ContextValue.Empty, new Caller(Guid.Empty, 3)) { At = Moment, By = "p" },
            """{"caseId":"00000000-0000-0000-0000-000000000000","procedureKey":"purchase","procedureVersion":2,"applicant":"p","unit":"sales","title":"Chairs","data":{},"caller":{"case":"00000000-0000-0000-0000-000000000000","job":3},"at":"2026-03-02T08:00:00+00:00","by":"p"}"""
        },
        { new CaseEnded(CaseStatus.Withdrawn, null) { At = Moment, By = "p" }, """{"status":"Withdrawn","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CommentAdded("Mời xem") { At = Moment, By = "p" }, """{"text":"M\u1EDDi xem","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        {
            new CorrectionAwaited(4, new Correction("head", 1, [new Position("sub", "f1", [new Position("inner", null, [])])], ["f2"])) { At = Moment, By = "p" },
            """{"token":4,"correction":{"from":"head","levels":1,"positions":[{"element":"sub","flow":"f1","inside":[{"element":"inner","inside":[]}]}],"carried":["f2"]},"at":"2026-03-02T08:00:00+00:00","by":"p"}"""
        },
        { new DataChanged(ContextValue.Of(("x", Value.True)), "T") { At = Moment, By = "p" }, """{"changes":{"x":true},"title":"T","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ElementEntered(1, "start", 0) { At = Moment, By = "p" }, """{"token":1,"element":"start","scope":0,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ElementLeft(1, "start", ["f1", "f2"]) { At = Moment, By = "p" }, """{"token":1,"element":"start","flows":["f1","f2"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ElementCancelled(1, "a", "returned") { At = Moment, By = "p" }, """{"token":1,"element":"a","reason":"returned","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new IncidentRaised(1, 2, "a", "job", "No paper.", 3) { At = Moment, By = "system" }, """{"incident":1,"token":2,"element":"a","kind":"job","message":"No paper.","job":3,"at":"2026-03-02T08:00:00+00:00","by":"system"}""" },
        { new IncidentResolved(1) { At = Moment, By = "p" }, """{"incident":1,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new JobRequested(1, 2, "a", "document", ContextValue.Empty) { At = Moment, By = "p" }, """{"job":1,"token":2,"element":"a","kind":"document","input":{},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new JobCompleted(1, "a", ContextValue.Of(("document", Value.Of("d1")))) { At = Moment, By = "p" }, """{"job":1,"element":"a","result":{"document":"d1"},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new JobFailed(1, "a", 2, "No paper.") { At = Moment, By = "p" }, """{"job":1,"element":"a","attempt":2,"error":"No paper.","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new JobCancelled(1, "a") { At = Moment, By = "p" }, """{"job":1,"element":"a","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ListeningBegan(1, "late", 0) { At = Moment, By = "p" }, """{"token":1,"element":"late","scope":0,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ListeningEnded(1, "late") { At = Moment, By = "p" }, """{"token":1,"element":"late","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ActivityKept(4, "book", 2, 7, ContextValue.Of(("x", Value.True))) { At = Moment, By = "p" }, """{"token":4,"element":"book","scope":2,"until":7,"locals":{"x":true},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CompensationAsked(9, "undo", [4, 6], 2) { At = Moment, By = "p" }, """{"token":9,"element":"undo","activities":[4,6],"scope":2,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CompensationBegan(10, "cancelBooking", 2, 4, 9) { At = Moment, By = "p" }, """{"token":10,"element":"cancelBooking","scope":2,"activity":4,"for":9,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TransactionCancelled(2, "trip") { At = Moment, By = "p" }, """{"token":2,"element":"trip","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new JoinStarted(4, "some", ["f1"], ["f2"]) { At = Moment, By = "p" }, """{"token":4,"element":"some","came":["f1"],"flows":["f2"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ActivitiesChosen(4, "free", ["a"], true) { At = Moment, By = "p" }, """{"token":4,"element":"free","activities":["a"],"closes":true,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new RoundOpened(1, 2, "a", 1, Moment) { At = Moment, By = "p" }, """{"round":1,"token":2,"step":"a","turn":1,"dueAt":"2026-03-02T08:00:00+00:00","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new RoundClosed(1, "a", "approve") { At = Moment, By = "p" }, """{"round":1,"step":"a","outcome":"approve","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SubscriptionOpened(1, 2, "m", "message", "Paid") { At = Moment, By = "p" }, """{"subscription":1,"token":2,"element":"m","kind":"message","name":"Paid","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SubscriptionOpened(1, 2, "m", "condition", "n > 1", 1, true) { At = Moment, By = "p" }, """{"subscription":1,"token":2,"element":"m","kind":"condition","name":"n \u003E 1","definition":1,"spent":true,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SubscriptionOpened(1, 2, "m", "message", "Paid", Key: "A-1") { At = Moment, By = "p" }, """{"subscription":1,"token":2,"element":"m","kind":"message","name":"Paid","key":"A-1","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new MessageThrown(1, 2, "m", "Paid", "A-1", ContextValue.Of(("order", Value.Of("A-1")))) { At = Moment, By = "p" }, """{"throw":1,"token":2,"element":"m","name":"Paid","key":"A-1","data":{"order":"A-1"},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SignalThrown(2, 2, "m", "Alarm", ContextValue.Empty) { At = Moment, By = "p" }, """{"throw":2,"token":2,"element":"m","name":"Alarm","data":{},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new EscalationThrown(1, 2, "m", "E1") { At = Moment, By = "p" }, """{"throw":1,"token":2,"element":"m","code":"E1","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new ConditionLapsed(1, "m") { At = Moment, By = "p" }, """{"subscription":1,"element":"m","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SubscriptionMet(1, "m") { At = Moment, By = "p" }, """{"subscription":1,"element":"m","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SubscriptionClosed(1, "m") { At = Moment, By = "p" }, """{"subscription":1,"element":"m","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DeadlineExtended(1, "a", Moment, "why") { At = Moment, By = "p" }, """{"round":1,"step":"a","dueAt":"2026-03-02T08:00:00+00:00","reason":"why","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DeadlinePaused(1, "a", "why") { At = Moment, By = "p" }, """{"round":1,"step":"a","reason":"why","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DeadlineResumed(1, "a", Moment) { At = Moment, By = "p" }, """{"round":1,"step":"a","dueAt":"2026-03-02T08:00:00+00:00","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DecidedByTime(1, "a", 0, "approve") { At = Moment, By = "p" }, """{"round":1,"step":"a","rung":0,"outcome":"approve","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new Escalated(1, "a", 2, EscalationKind.Add, ["q"]) { At = Moment, By = "p" }, """{"round":1,"step":"a","rung":2,"kind":"Add","people":["q"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new Reminded(1, "a", 2, ["q"]) { At = Moment, By = "p" }, """{"round":1,"step":"a","rung":2,"people":["q"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new RoundOpened(1, 2, "a", 1, Moment, "2 working days", "north") { At = Moment, By = "p" }, """{"round":1,"token":2,"step":"a","turn":1,"dueAt":"2026-03-02T08:00:00+00:00","workingTime":"2 working days","calendar":"north","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerArmed(1, 2, "a", Moment, Rung: 3) { At = Moment, By = "p" }, """{"timer":1,"token":2,"element":"a","dueAt":"2026-03-02T08:00:00+00:00","rung":3,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new BranchCarried(0, "f", ["g"]) { At = Moment, By = "p" }, """{"scope":0,"flow":"f","joined":["g"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new BranchesKept(0, ["g"], "a") { At = Moment, By = "p" }, """{"scope":0,"flows":["g"],"from":"a","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DataSeen(1, "a", System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("n", "ff")) { At = Moment, By = "p" }, """{"round":1,"step":"a","hashes":{"n":"ff"},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DecisionCarried(2, "a", "approve", "q", "ff") { At = Moment, By = "p" }, """{"token":2,"step":"a","outcome":"approve","person":"q","seen":"ff","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DecisionKept("a", "b") { At = Moment, By = "p" }, """{"step":"a","from":"b","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DecisionLapsed("a", ["n"]) { At = Moment, By = "p" }, """{"step":"a","changed":["n"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CaseMigrated(1, 2, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("a", "b"), "why") { At = Moment, By = "p" }, """{"from":1,"to":2,"elements":{"a":"b"},"reason":"why","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new StepHeld(2, "a", 3) { At = Moment, By = "p" }, """{"token":2,"step":"a","until":3,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new StepResumed(2, "a") { At = Moment, By = "p" }, """{"token":2,"step":"a","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new StepReturned(1, "b", "a", "p", "Price", AfterReturn.StraightBack) { At = Moment, By = "p" }, """{"task":1,"from":"b","to":"a","person":"p","comment":"Price","then":"StraightBack","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskCreated(1, 1, "a", [new Candidate("p", "head of Sales")], null) { At = Moment, By = "p" }, """{"task":1,"round":1,"step":"a","candidates":[{"person":"p","why":"head of Sales"}],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskClaimed(1, "p") { At = Moment, By = "p" }, """{"task":1,"person":"p","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskReleased(1, "p") { At = Moment, By = "p" }, """{"task":1,"person":"p","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskCompleted(1, 1, "a", "p", "approve", null) { At = Moment, By = "p" }, """{"task":1,"round":1,"step":"a","person":"p","outcome":"approve","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskCancelled(1, "round closed") { At = Moment, By = "p" }, """{"task":1,"reason":"round closed","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerArmed(1, 2, "t", Moment) { At = Moment, By = "p" }, """{"timer":1,"token":2,"element":"t","dueAt":"2026-03-02T08:00:00+00:00","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerArmed(1, 2, "t", Moment, 0, new Repeat(Moment, "PT1H", 2, 3)) { At = Moment, By = "p" }, """{"timer":1,"token":2,"element":"t","dueAt":"2026-03-02T08:00:00+00:00","definition":0,"repeat":{"from":"2026-03-02T08:00:00+00:00","every":"PT1H","count":2,"left":3},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerFired(1, "t") { At = Moment, By = "p" }, """{"timer":1,"element":"t","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        {
            new LoopBegun(4, "a", 2, true, [Value.Of("x"), ContextValue.Of(("y", Value.Of(1)))], "answers") { At = Moment, By = "p" },
            """{"token":4,"element":"a","instances":2,"together":true,"items":["x",{"y":1}],"collects":"answers","at":"2026-03-02T08:00:00+00:00","by":"p"}"""
        },
        { new LoopBegun(4, "a", null, false, [], null) { At = Moment, By = "p" }, """{"token":4,"element":"a","together":false,"items":[],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new OutputCollected(4, "a", 2, Value.Of(7)) { At = Moment, By = "p" }, """{"token":4,"element":"a","instance":2,"output":7,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        {
            new TokenRestored(4, "a", ContextValue.Of(("x", Value.True)), new LoopState(3, true, [Value.Of("i")], "answers", [Value.Null], 2, 1), 2) { At = Moment, By = "p" },
            """{"token":4,"element":"a","locals":{"x":true},"loop":{"planned":3,"together":true,"items":["i"],"collects":"answers","outputs":[null],"begun":2,"completed":1,"terminated":0},"instance":2,"at":"2026-03-02T08:00:00+00:00","by":"p"}"""
        },
        { new TokensGathered(4, "a") { At = Moment, By = "p" }, """{"token":4,"element":"a","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new VariablesSet(4, "sub", ContextValue.Of(("draft", Value.Null), ("sum", Value.Of(2)))) { At = Moment, By = "p" }, """{"token":4,"element":"sub","changes":{"draft":null,"sum":2},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerCancelled(1, "t") { At = Moment, By = "p" }, """{"timer":1,"element":"t","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskCreated(2, 1, "a", [new Candidate("q", "substitute:p") { Seat = new Seat(3, true), OnBehalfOf = "p", Capacity = Capacity.Substitute }], null) { InsteadOf = 1, For = 3, Group = 4, Owner = new Candidate("o", "named"), At = Moment, By = "p" }, """{"task":2,"round":1,"step":"a","candidates":[{"person":"q","why":"substitute:p","seat":{"weight":3,"veto":true,"chair":false},"onBehalfOf":"p","capacity":"Substitute"}],"insteadOf":1,"for":3,"group":4,"owner":{"person":"o","why":"named"},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskCompleted(1, 1, "a", "q", "approve", null) { OnBehalfOf = "p", Capacity = Capacity.OnAuthorisation, Signature = "Qualified", Anonymous = true, At = Moment, By = "p" }, """{"task":1,"round":1,"step":"a","person":"q","outcome":"approve","onBehalfOf":"p","capacity":"OnAuthorisation","signature":"Qualified","anonymous":true,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CommentAdded("Look") { Mentions = ["q"], At = Moment, By = "p" }, """{"text":"Look","mentions":["q"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskDelegated(1, "p", "q", "Please") { At = Moment, By = "p" }, """{"task":1,"from":"p","to":"q","comment":"Please","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskHandedBack(1, "q", "approve", null) { At = Moment, By = "p" }, """{"task":1,"person":"q","outcome":"approve","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskTransferred(1, "p", "q", null) { At = Moment, By = "p" }, """{"task":1,"from":"p","to":"q","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TaskReassigned(1, "p", "q", "Ill") { At = Moment, By = "p" }, """{"task":1,"from":"p","to":"q","reason":"Ill","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new OpinionAsked(1, 2, "p", "q", "Well?") { At = Moment, By = "p" }, """{"task":1,"opinion":2,"from":"p","to":"q","question":"Well?","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new OpinionGiven(2, 1, "a", "q", "Good") { At = Moment, By = "p" }, """{"task":2,"round":1,"step":"a","person":"q","text":"Good","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SignersAdded(1, 1, 1, SignerPlace.Before, RoundPolicy.Any, [new Candidate("q", "added:p")], null) { At = Moment, By = "p" }, """{"round":1,"group":1,"task":1,"place":"Before","policy":"Any","people":[{"person":"q","why":"added:p"}],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new SignerRemoved(1, 1, "q") { At = Moment, By = "p" }, """{"round":1,"group":1,"person":"q","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new LineFormed(1, [new Candidate("q", "named")]) { At = Moment, By = "p" }, """{"round":1,"people":[{"person":"q","why":"named"}],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DecisionTakenBack(1, 1, "a", "p") { At = Moment, By = "p" }, """{"task":1,"round":1,"step":"a","person":"p","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new DraftSaved(1, ContextValue.Of(("x", Value.True))) { At = Moment, By = "p" }, """{"task":1,"data":{"x":true},"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new FileAttached("k", "a.pdf", "h", 1) { At = Moment, By = "p" }, """{"key":"k","name":"a.pdf","hash":"h","task":1,"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new PeopleInformed(["q"], null) { At = Moment, By = "p" }, """{"people":["q"],"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CaseUrged(null) { At = Moment, By = "p" }, """{"at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new RuleApplied("a", "nobody-found", "superior", null, "q") { At = Moment, By = "p" }, """{"step":"a","rule":"nobody-found","did":"superior","instead":"q","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new RevocationAsked("revoke", "Mistake") { At = Moment, By = "p" }, """{"procedure":"revoke","reason":"Mistake","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CaseSuspended("Audit") { At = Moment, By = "p" }, """{"reason":"Audit","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new CaseResumed(TimeSpan.FromHours(2)) { At = Moment, By = "p" }, """{"rested":"02:00:00","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
        { new TimerPaused(1, "t", TimeSpan.FromDays(2)) { At = Moment, By = "p" }, """{"timer":1,"element":"t","left":"2.00:00:00","at":"2026-03-02T08:00:00+00:00","by":"p"}""" },
    };

    [Theory]
    [MemberData(nameof(Stored), DisableDiscoveryEnumeration = true)]
    public void An_event_keeps_its_stored_shape(Event @event, string stored)
    {
        var (name, version) = EventJson.NameOf(@event);

        Assert.Equal(stored, Encoding.UTF8.GetString(EventJson.Write(@event)));
        Assert.Equal(stored, Encoding.UTF8.GetString(EventJson.Write(EventJson.Read(name, version, Encoding.UTF8.GetBytes(stored)))));
    }

    [Fact]
    public void Every_kind_of_event_has_its_stored_shape_here()
    {
        var kinds = typeof(Event).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Event)));

        Assert.Empty(kinds.Except(Stored.Select(row => row.Data.Item1.GetType())));
    }

    [Fact]
    public void An_event_of_a_later_program_is_refused_by_name_and_version()
    {
        var refusal = Assert.Throws<NotSupportedException>(() => EventJson.Read("TaskCreated", 9, "{}"u8));

        Assert.Contains("TaskCreated of version 9", refusal.Message, StringComparison.Ordinal);
    }
}
