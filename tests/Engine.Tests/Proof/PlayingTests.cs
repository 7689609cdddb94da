using System.Collections.Concurrent;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Proof;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Proof;

/// <summary>What the proof says and what the engine does, on the same random processes.</summary>
public sealed class PlayingTests
{
    private const int MostStates = 1_500;
    private const int Walks = 800;

    [Fact]
    public void A_way_to_a_flaw_can_be_played_on_the_engine()
    {
        var told = new ConcurrentBag<string?>();
        Parallel.ForEach(Playables(1), one =>
        {
            var proof = SoundnessProof.Of(one.Playable.File, MostStates)!;
            // What goes round for ever shows after no number of moves.
            foreach (var flaw in proof.Flaws.Where(flaw => flaw.Kind is FlawKind.Unsafe or FlawKind.ImproperCompletion || (flaw.Kind == FlawKind.NoWayToTheEnd && !proof.Has(FlawKind.Livelock))))
                if (new Played(one.Playable, flaw).Fault() is { } fault) told.Add(fault.Length == 0 ? null : $"Seed {one.Seed}, {flaw.Kind} at {flaw.Element} by {string.Join(' ', flaw.Moves)}: {fault}\n{System.Text.Encoding.UTF8.GetString(one.Playable.File)}");
        });

        var faults = told.OfType<string>().OrderBy(fault => fault.Length).ToList();
        Assert.True(told.Count > 200, $"Only {told.Count} flaws were played.");
        Assert.True(faults.Count == 0, $"{faults.Count} of {told.Count}: {string.Join('|', faults.Select(fault => fault[..40]))} {faults.FirstOrDefault()}");
    }

    [Fact]
    public void A_walk_comes_only_to_states_that_the_net_has_and_is_never_stuck_where_it_is_sound()
    {
        var walked = 0;
        Parallel.ForEach(Playables(5_000), one =>
        {
            var net = NetBuilder.Build(new BpmnModel(BpmnFile.Read(one.Playable.File, new Problems(""))!, formal: false), out _);
            var exploration = new Exploration(net, MostStates).Run();
            if (!exploration.IsWhole || !Judging.Of(net, net, MostStates).IsSafe) return;
            var states = exploration.States.Select(state => Names(state.Where(place => net.Places[place].Stands).Select(place => net.Places[place].Name))).ToHashSet(StringComparer.Ordinal);
            new Walked(one, net, states, SoundnessProof.Of(one.Playable.File)!.IsSound).Go();
            Interlocked.Increment(ref walked);
        });

        Assert.True(walked > 100, $"Only {walked} could be walked.");
    }

    private static IEnumerable<(int Seed, Playable Playable)> Playables(int first) => Enumerable.Range(first, Walks)
        .Select(seed => (seed, Playable.Of(new RandomDrawing(new Random(seed)).File()))).Where(one => one.Item2 is not null).Select(one => (one.seed, one.Item2!));

    private static string Names(IEnumerable<string> names) => string.Join(' ', names.Order(StringComparer.Ordinal));

    private abstract class Player(Playable playable)
    {
        protected Playable Playable => playable;
        protected Case Case { get; private set; } = Case.None;
        protected List<Event> Journal { get; } = [];
        private DateTimeOffset now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

        protected void Start(Func<string, bool> taken) => Do(new StartCase(Guid.Empty, "north", Data(taken)) { At = now, By = "an" });

        protected void Set(Func<string, bool> taken) => Do(new CorrectData(Data(taken), "?") { At = now, By = "dung" });

        protected void Act(OpenTask task) => Do(new ActOnTask(task.Number, "approve", ContextValue.Empty, null) { At = now, By = "binh" });

        protected void Fire(ArmedTimer timer)
        {
            if (timer.DueAt > now) now = timer.DueAt;
            Do(new FireTimer(timer.Number) { At = now, By = Command.System });
        }

        protected void Retry(Incident incident) => Do(new RetryIncident(incident.Number) { At = now, By = "dung" });

        private ContextValue Data(Func<string, bool> taken) => ContextValue.Of([.. playable.Choices.Select(flow => (flow, taken(flow) ? (Value)Value.True : Value.False))]);

        private void Do(Command command)
        {
            var decision = CaseEngine.Handle(playable.Procedure, Case, command, Story.Organisation);
            Assert.Null(decision.Refusal);
            Case = decision.Case;
            Journal.AddRange(decision.Events);
        }
    }

    /// <summary>Makes the moves that lead to a flaw.</summary>
    private sealed class Played(Playable playable, Flaw flaw) : Player(playable)
    {
        private readonly Dictionary<string, List<FlawMove>> visits = flaw.Way.GroupBy(move => move.Element).ToDictionary(moves => moves.Key, moves => moves.ToList());

        /// <returns>Empty when the flaw shows; null when data cannot steer the engine along this way.</returns>
        public string? Fault()
        {
            Start(IsTaken);
            foreach (var move in flaw.Way.Where(move => !move.Sentence.EndsWith("is begun.", StringComparison.Ordinal)))
            {
                if (!Case.IsActive) break;
                if (Case.Tasks.FirstOrDefault(task => task.Step == move.Element) is { } task)
                {
                    Set(IsTaken);
                    Act(task);
                }
                else if (Case.Timers.FirstOrDefault(timer => timer.Element == move.Element) is { } timer)
                {
                    Set(IsTaken);
                    Fire(timer);
                }
                // Nothing comes between what the engine does in one go.
                else if (Playable.Procedure.Elements.GetValueOrDefault(move.Element) is BoundaryEvent)
                {
                    return null;
                }
                if (!Case.Incidents.IsEmpty || HasChosenOtherwise()) return null;
            }
            return Shows() ? "" : HasRunAhead() || HasWaited() ? null : $"it does not show: {Words.Of(Case)}";
        }

        /// <summary>The engine does at once what the way leaves for later.</summary>
        private bool HasRunAhead() => Journal.OfType<ElementLeft>().GroupBy(left => left.Element).Any(left => left.Count() > flaw.Moves.Count(element => element == left.Key))
            || Journal.OfType<ElementCancelled>().Any();

        /// <summary>An inclusive join of the engine lets everything decide first that decides by itself; the net does not tell what does.</summary>
        private bool HasWaited() => visits.Any(visit => Playable.Procedure.Elements[visit.Key] is InclusiveGateway { Joins: true } && Passed(visit.Key) < visit.Value.Count);

        private bool Shows() => flaw.Kind switch
        {
            FlawKind.NoWayToTheEnd => Case.IsActive && Case.Tasks.IsEmpty && Case.Timers.IsEmpty && Case.Subscriptions.IsEmpty && Case.Incidents.IsEmpty,
            _ => Journal.OfType<ElementEntered>().Count(entered => entered.Flow == flaw.Element || entered.Element == flaw.Element) > 1,
        };

        private int Passed(string element) => Journal.OfType<ElementLeft>().Count(left => left.Element == element && left.Flows.Length > 0);

        /// <summary>Whether a flow is taken when its element is passed next.</summary>
        private bool IsTaken(string flow)
        {
            var element = SourceOf(flow);
            var planned = visits.GetValueOrDefault(element) is { } moves && moves.FindAll(move => move.Flows.Length > 0) is var choosing && choosing.Count > Passed(element) ? choosing[Passed(element)] : null;
            return planned?.Flows.Contains(flow) ?? true;
        }

        private string SourceOf(string flow) => Playable.Procedure.Elements.Values.First(element => element.Outgoing.Any(outgoing => outgoing.Id == flow)).Id;

        /// <summary>The engine goes on by itself where the way waits: then one setting of the data was not enough.</summary>
        private bool HasChosenOtherwise() => visits.Any(visit =>
        {
            var left = Journal.OfType<ElementLeft>().Where(left => left.Element == visit.Key && left.Flows.Length > 0).Take(visit.Value.Count(move => move.Flows.Length > 0)).ToList();
            var planned = visit.Value.FindAll(move => move.Flows.Length > 0);
            return left.Where((one, at) => !one.Flows.ToHashSet().SetEquals(planned[at].Flows)).Any();
        });
    }

    /// <summary>Goes anywhere.</summary>
    private sealed class Walked((int Seed, Playable Playable) one, Net net, HashSet<string> states, bool isSound) : Player(one.Playable)
    {
        private readonly Random chance = new(one.Seed);
        private readonly HashSet<string> active = net.Places.Where(place => place.Stands).Select(place => place.Name).ToHashSet(StringComparer.Ordinal);

        public void Go()
        {
            Start(_ => chance.Next(2) == 0);
            for (var moves = 0; moves < 40 && Case.IsActive; moves++)
            {
                Look();
                Set(_ => chance.Next(2) == 0);
                List<Action> next = [.. Case.Tasks.Select(task => (Action)(() => Act(task))), .. Case.Timers.Select(timer => (Action)(() => Fire(timer))), .. Case.Incidents.Select(incident => (Action)(() => Retry(incident)))];
                Assert.True(next.Count > 0 || !isSound, $"Seed {one.Seed}: proved sound, and stuck: {Words.Of(Case)}");
                if (next.Count == 0) return;
                next[chance.Next(next.Count)]();
            }
        }

        private void Look()
        {
            // An error that nobody catches is an incident of the engine's; the net takes the case to end.
            if (Case.Incidents.Any(incident => incident.Kind == "error")) return;
            var here = Names(Case.Tokens.Select(token => active.Contains(token.Element) ? token.Element : token.Flow ?? token.Element));
            Assert.True(states.Contains(here), $"Seed {one.Seed}: the net does not come to {here}.\n{System.Text.Encoding.UTF8.GetString(one.Playable.File)}");
        }
    }
}
