using System.Globalization;
using System.Text;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Journal;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Wild;

public sealed class RandomWalkTests
{
    [Fact]
    public void Random_procedures_keep_every_invariant_on_a_random_walk() =>
        Parallel.ForEach(Enumerable.Range(First, Walks), seed => Walk(seed));

    /// <summary>The same walks each time, so that a failure can be walked again. Others on request: <c>WILD=20000</c>, <c>WILD_FROM=1000</c>.</summary>
    private static int Walks => Wished("WILD", 600);

    private static int First => Wished("WILD_FROM", 1);

    private static int Wished(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var wished) ? wished : otherwise;

    private static void Walk(int seed)
    {
        var chance = new Random(seed);
        var numbers = Enumerable.Range(0, chance.Next(40, 401)).Select(_ => chance.Next(10_000)).ToArray();
        var half = new Dice(numbers[..(numbers.Length / 4)]);
        var body = new RandomProcess(half).Body();
        var player = new Player(Bpmn.Procedure(body), new Dice(numbers[(numbers.Length / 4)..]));
        try
        {
            player.Play();
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Seed {seed}: {fault.Message}\n{body}\n{player.Told}", fault);
        }
    }

    /// <summary>Makes moves while the dice last, then only those that lead to the end.</summary>
    private sealed class Player(Procedure procedure, Dice dice)
    {
        private readonly List<Event> journal = [];
        private readonly StringBuilder told = new();
        private Case @case = Case.None;
        private Case rebuilt = Case.None;
        private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public string Told => told.ToString();

        public void Play()
        {
            Do(new StartCase(Guid.Empty, "north", ContextValue.Of(("n", Value.Of(dice.Next(10))))) { At = now, By = "an" });
            while (!dice.IsSpent && @case.IsActive)
            {
                now += TimeSpan.FromMinutes(dice.Next(600));
                Do(Move());
            }
            for (var moves = 0; @case.IsActive; moves++)
            {
                Assert.True(moves < 300, $"The case does not come to an end: {Words.Of(@case)}");
                Do(Onwards());
            }
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
            var decision = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
            told.Append(CultureInfo.InvariantCulture, $"> {Words.Of(command, "At")} {decision.Refusal?.Code}\n");
            foreach (var @event in decision.Events) told.Append(CultureInfo.InvariantCulture, $"  {Words.Of(@event, "At", "By")}\n");
            Assert.Equal(decision.Events.OfType<JobRequested>().Select(job => job.Job), decision.Effects.OfType<RunJob>().Select(job => job.Job));
            if (decision.Refusal is not null) Assert.Same(@case, decision.Case);
            @case = decision.Case;
            journal.AddRange(decision.Events);

            Invariants.Hold(@case, journal);
            foreach (var @event in decision.Events) rebuilt = CaseEngine.Apply(rebuilt, Stored(@event));
            Assert.Equal(Words.Of(@case), Words.Of(rebuilt));

            // The same wish once more: refused or without effect.
            var again = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
            if (command is not (FailJob { Last: false } or ReceiveMessage)) Assert.Empty(again.Events);
        }

        private static Event Stored(Event @event)
        {
            var (name, version) = EventJson.NameOf(@event);
            return EventJson.Read(name, version, EventJson.Write(@event));
        }
    }
}
