using System.Globalization;
using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>Makes moves while the dice last, then only those that lead to the end; looks at every invariant after each.</summary>
/// <param name="told">Gets the story, when somebody wants to read it.</param>
internal sealed class Player(Procedure procedure, Dice dice, StringBuilder? told)
{
    /// <summary>Random moves of one walk at most.</summary>
    private const int MaxMoves = 200;

    private readonly Invariants invariants = new();
    private readonly Accounts accounts = new(procedure);
    private readonly List<Command> given = [];
    private Case @case = Case.None;
    private Case rebuilt = Case.None;
    private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public void Play()
    {
        Do(new StartCase(Guid.Empty, "north", ContextValue.Of(("n", Value.Of(dice.Next(10))))) { At = now, By = "an" });
        for (var moves = 0; moves < MaxMoves && !dice.IsSpent && @case.IsActive; moves++)
        {
            now += TimeSpan.FromMinutes(dice.Next(600));
            if (dice.Chance(10)) Repeat(dice.Of(given));
            else Do(Move());
        }
        for (var moves = 0; @case.IsActive; moves++)
        {
            Assert.True(moves < 300, $"The case does not come to an end: {Words.Of(@case)}");
            Do(Onwards());
        }
        foreach (var command in given) Repeat(command);
    }

    private Command Move()
    {
        var kind = dice.Next(20);
        if (kind == 0 && dice.Chance(10)) return new WithdrawCase(null) { At = now, By = "an" };
        if (kind < 3 && !@case.Timers.IsEmpty) return new FireTimer(dice.Of(@case.Timers).Number) { At = now, By = Command.System };
        if (kind == 3 && !@case.Subscriptions.IsEmpty) return Message();
        if (kind < 5 && !@case.Jobs.IsEmpty) return new FailJob(dice.Of(@case.Jobs).Number, 1, "No paper.", dice.Chance(50)) { At = now, By = Command.System };
        if (kind < 7 && !@case.Incidents.IsEmpty) return new RetryIncident(dice.Of(@case.Incidents).Number) { At = now, By = "dung" };
        if (@case.Tasks.IsEmpty) return Onwards();
        var task = dice.Of(@case.Tasks);
        var by = task.Assignee ?? dice.Of(task.Candidates).Person;
        if (kind < 8) return new ClaimTask(task.Number) { At = now, By = by };
        if (kind < 9) return new ReleaseTask(task.Number) { At = now, By = by };
        if (kind < 14 && procedure.Step(task.Step)!.Returns is { IsEmpty: false } returns)
        {
            var target = dice.Of(returns);
            return new ReturnTask(task.Number, target.To, "?", target.Then) { At = now, By = by };
        }
        if (kind == 14) return @case.Rounds.Single(round => round.Number == task.Round).Deadline?.PausedSince is null ? new PauseDeadline(task.Number, "?") { At = now, By = by } : new ResumeDeadline(task.Number) { At = now, By = by };
        return Act(task, by, dice.Chance(30) ? "reject" : "approve");
    }

    private Command Onwards()
    {
        if (@case.Incidents.FirstOrDefault() is { } incident) return new RetryIncident(incident.Number) { At = now, By = "dung" };
        if (@case.Jobs.FirstOrDefault() is { } job) return new CompleteJob(job.Number, ContextValue.Of(("document", Value.Of("d")))) { At = now, By = Command.System };
        if (@case.Tasks.FirstOrDefault() is { } task) return Act(task, task.Assignee ?? task.Candidates[0].Person, "approve");
        if (!@case.Subscriptions.IsEmpty) return Message();
        var timer = @case.Timers.MinBy(timer => timer.DueAt)!;
        if (timer.DueAt > now) now = timer.DueAt;
        return new FireTimer(timer.Number) { At = now, By = Command.System };
    }

    private ReceiveMessage Message() => new(dice.Of(@case.Subscriptions).Name, ContextValue.Empty) { At = now, By = Command.System };

    private ActOnTask Act(State.OpenTask task, string by, string outcome) =>
        new(task.Number, task.Step == "start" ? "done" : outcome, ContextValue.Empty, null) { At = now, By = by };

    private void Do(Command command)
    {
        var before = @case;
        var decision = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
        Tell(command, decision);
        Assert.Equal(decision.Events.OfType<JobRequested>().Select(job => job.Job), decision.Effects.OfType<RunJob>().Select(job => job.Job));
        if (decision.Refusal is not null) Assert.Same(@case, decision.Case);
        @case = decision.Case;

        invariants.Hold(@case, decision.Events);
        accounts.Book(decision.Events);
        foreach (var @event in decision.Events) rebuilt = CaseEngine.Apply(rebuilt, Stored(@event));
        Alike.Check(@case, rebuilt);
        Assert.Equal(before.Revision + decision.Events.Length, @case.Revision);

        if (decision.Events.IsEmpty) return;
        given.Add(command);
        Repeat(command);
        foreach (var mischief in Mischief()) Attempt(mischief);
    }

    /// <summary>What nobody may do to the case as it stands.</summary>
    private IEnumerable<Command> Mischief()
    {
        if (!@case.IsActive) yield break;
        yield return new WithdrawCase(null) { At = now, By = "binh" };
        yield return new ActOnTask(@case.Last.Task + 1, "approve", ContextValue.Empty, null) { At = now, By = "binh" };
        foreach (var timer in @case.Timers)
            if (timer.DueAt > now) yield return new FireTimer(timer.Number) { At = timer.DueAt.AddTicks(-1), By = Command.System };
        foreach (var task in @case.Tasks)
        {
            yield return Act(task, "gone", "approve");
            foreach (var candidate in task.Candidates)
                if (task.Assignee is { } holder && holder != candidate.Person) yield return Act(task, candidate.Person, "approve");
        }
    }

    private void Attempt(Command command)
    {
        var decision = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
        if (decision.Refusal is not null && decision.Events.IsEmpty) return;
        Tell(command, decision);
        Assert.Fail($"It was not refused: {Words.Of(command)}");
    }

    /// <summary>A wish that was granted once more: refused or without effect, however late it comes.</summary>
    private void Repeat(Command command)
    {
        if (command is FailJob { Last: false } or ClaimTask or ReleaseTask or ReceiveMessage or PauseDeadline or ResumeDeadline) return;
        var again = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
        if (again.Events.IsEmpty) return;
        Tell(command, again);
        Assert.Fail($"A command that was given before did something once more: {Words.Of(command)}");
    }

    private void Tell(Command command, Decision decision)
    {
        if (told is null) return;
        told.Append(CultureInfo.InvariantCulture, $"> {Words.Of(command, "At")} {decision.Refusal?.Code}\n");
        foreach (var @event in decision.Events) told.Append(CultureInfo.InvariantCulture, $"  {Words.Of(@event, "At", "By")}\n");
    }

    private static Event Stored(Event @event)
    {
        var (name, version) = EventJson.NameOf(@event);
        return EventJson.Read(name, version, EventJson.Write(@event));
    }
}
