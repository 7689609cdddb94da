using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Tests.Wild;
using WorkflowHub.Engine.Versions;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Versions;

/// <summary>Cases of random procedures that move to a version that is drawn alike: they go on as if nothing had been.</summary>
public sealed class MigrationWalkTests
{
    private const int Walks = 150;

    [Fact]
    public void Moved_to_a_version_that_is_drawn_alike_a_case_goes_on_as_if_nothing_had_been() => Parallel.For(1, Walks + 1, seed =>
    {
        var chance = new Random(seed);
        var body = new RandomProcess(new Dice([.. Enumerable.Range(0, 60).Select(_ => chance.Next(10_000))])).Body();
        var walk = new Walk(Moving.Version(1, body), Moving.Version(2, body), chance);
        try
        {
            walk.Play(chance.Next(12));
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Seed {seed}: {fault.Message}\n{body}", fault);
        }
    });

    private sealed class Walk(Procedure from, Procedure to, Random chance)
    {
        private Case @case = Case.None;
        private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        public void Play(int before)
        {
            Do(from, new StartCase(Guid.Empty, "north", ContextValue.Of(("n", Value.Of(chance.Next(10))))) { At = now, By = "an" });
            for (var moves = 0; moves < before && @case.IsActive; moves++) Do(from, Onwards());
            if (!@case.IsActive) return;
            Migrate();
            for (var moves = 0; @case.IsActive; moves++)
            {
                Assert.True(moves < 300, $"The case does not come to an end: {Words.Of(@case)}");
                Do(to, Onwards());
            }
        }

        private void Migrate()
        {
            var moved = CaseEngine.Migrate(from, to, @case, new MigrateCase(MigrationPlan.SameIds, "drawn alike") { At = now, By = "dung" }, Story.Organisation);
            Assert.Null(moved.Refusal?.Message);
            var rungs = @case.Timers.Where(timer => timer.Rung is not null).Select(timer => timer.Number).ToHashSet();
            Assert.All(moved.Events, fact => Assert.True(
                fact is CaseMigrated or TimerArmed { Rung: not null } || (fact is TimerCancelled gone && rungs.Contains(gone.Timer)), $"Moving did something else too: {Words.Of(fact)}"));
            @case = moved.Case;
        }

        private Command Onwards()
        {
            now += TimeSpan.FromMinutes(chance.Next(600));
            if (@case.Incidents.FirstOrDefault() is { } incident) return new RetryIncident(incident.Number) { At = now, By = "dung" };
            if (@case.Jobs.FirstOrDefault() is { } job) return new CompleteJob(job.Number, ContextValue.Of(("document", Value.Of("d")))) { At = now, By = Command.System };
            if (!@case.Tasks.IsEmpty && chance.Next(4) > 0)
            {
                var task = @case.Tasks[chance.Next(@case.Tasks.Length)];
                return new ActOnTask(task.Number, task.Step == "start" ? "done" : "approve", ContextValue.Empty, null) { At = now, By = task.Assignee ?? task.Candidates[0].Person };
            }
            if (@case.Timers.MinBy(timer => timer.DueAt) is { } next)
            {
                if (next.DueAt > now) now = next.DueAt;
                return new FireTimer(next.Number) { At = now, By = Command.System };
            }
            if (@case.Tasks.FirstOrDefault() is { } left) return new ActOnTask(left.Number, left.Step == "start" ? "done" : "approve", ContextValue.Empty, null) { At = now, By = left.Assignee ?? left.Candidates[0].Person };
            return new ReceiveMessage(@case.Subscriptions[0].Name, ContextValue.Empty) { At = now, By = Command.System };
        }

        private void Do(Procedure procedure, Command command)
        {
            var decision = CaseEngine.Handle(procedure, @case, command, Story.Organisation);
            Assert.Null(decision.Refusal?.Message);
            @case = decision.Case;
        }
    }
}
