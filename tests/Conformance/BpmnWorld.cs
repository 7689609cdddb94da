using System.Buffers.Binary;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>A host in memory with a clock that is moved by hand: cases, their errands, and what scripts leave behind.</summary>
internal sealed class BpmnWorld
{
    private readonly BpmnModels models;
    private readonly OrganisationSnapshot organisation;
    private readonly BpmnErrands errands;
    private readonly List<Running> cases = [];
    private readonly Queue<Action> pending = new();
    private bool busy;
    private int numbered;

    /// <param name="people">Ids of people beside those whom the models name.</param>
    public BpmnWorld(BpmnModels models, IEnumerable<string> people)
    {
        this.models = models;
        errands = new BpmnErrands(this);
        string[] everybody = [BpmnPeople.Applicant, .. BpmnPeople.Anybody, .. models.People.Union(people)];
        organisation = new OrganisationSnapshot(
            [new Unit(BpmnPeople.Unit, "U", LocalText.Of("Unit"), "unit", null)],
            everybody.Distinct().Select(id => new Person(id, id, null, "en")),
            [new Assignment(BpmnPeople.Applicant, BpmnPeople.Unit, "head")]);
        Now = Start;
    }

    public DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public DateTimeOffset Now { get; private set; }
    public IReadOnlyList<Running> Cases => cases;
    public BpmnModels Models => models;
    public BpmnErrands Errands => errands;

    public Running StartCase(string process, ContextValue data, Running? parent = null, int? job = null, ProcedureStart? start = null)
    {
        var running = new Running(++numbered, process, models.Procedure(process), parent, job);
        cases.Add(running);
        var begin = new StartCase(IdOf(numbered), BpmnPeople.Unit, data)
        {
            At = Now, By = BpmnPeople.Applicant, Caller = parent is not null && job is { } number ? new Caller(IdOf(parent.Number), number) : null,
        };
        // What begins only with an event is begun as if that had come.
        start ??= running.Procedure.StartsByHand ? null : running.Procedure.Starts[0];
        Do(running, start is null ? begin : begin with { Start = start.Element, Definition = start.Definition });
        return running;
    }

    /// <summary>A message for the first case that waits for it, or for a process that begins with it.</summary>
    /// <returns>Whether anybody took it.</returns>
    public bool Send(string name, string? key, ContextValue data)
    {
        foreach (var running in cases.Where(running => !running.Ended).ToList())
        {
            var command = new ReceiveMessage(name, data) { At = Now, By = Command.System, Key = key };
            if (CaseEngine.Handle(running.Procedure, running.Case, command, organisation).Refusal is not null) continue;
            Do(running, command);
            return true;
        }
        if (models.Beginning(Subscription.Message, name).FirstOrDefault() is not ({ } process, { } start)) return false;
        StartCase(process, data, start: start);
        return true;
    }

    /// <summary>A signal for every case that waits for it and every process that begins with it.</summary>
    public void Broadcast(string name, ContextValue data, Running? from = null)
    {
        foreach (var running in cases.Where(running => !running.Ended && running != from).ToList())
            Do(running, new ReceiveSignal(name, data) { At = Now, By = Command.System });
        foreach (var (process, start) in models.Beginning(Subscription.Signal, name).ToList()) StartCase(process, data, start: start);
    }

    /// <summary>Carries a command out, with every errand that follows from it.</summary>
    /// <exception cref="BpmnFailure">The engine refused it.</exception>
    public void Do(Running running, Command command)
    {
        var decision = CaseEngine.Handle(running.Procedure, running.Case, command, organisation);
        if (decision.Refusal is { } refusal) throw new BpmnFailure($"{command.GetType().Name} is refused, {refusal.Code}: {refusal.Message}");
        running.Case = decision.Case;
        running.Journal.AddRange(decision.Events);
        foreach (var fact in decision.Events) pending.Enqueue(() => errands.Notice(running, fact));
        foreach (var effect in decision.Effects) pending.Enqueue(() => errands.Carry(running, effect));
        RunPending();
    }

    /// <summary>A case and all that it has called, callers first.</summary>
    public IEnumerable<Running> WithCalled(Running running) =>
        cases.Where(one => one.Parent == running).ToList().SelectMany(WithCalled).Prepend(running);

    /// <summary>Moves the clock alone; nothing that becomes due is done yet.</summary>
    public void SetClock(DateTimeOffset moment) => Now = moment;

    /// <summary>Lets time pass: each timer and each script that takes time is done at its own moment.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (Next(moment) is var (at, action))
        {
            if (at > Now) Now = at;
            action();
        }
        if (moment > Now) Now = moment;
    }

    /// <summary>Fires a timer whether it is due or not.</summary>
    public void Fire(Running running, int timer)
    {
        if (running.Case.Timers.FirstOrDefault(armed => armed.Number == timer) is not { } armed) throw new BpmnFailure($"Timer {timer} of {running.Process} is gone.");
        if (armed.DueAt > Now) Now = armed.DueAt;
        Do(running, new FireTimer(timer) { At = Now, By = Command.System });
    }

    private (DateTimeOffset At, Action Action)? Next(DateTimeOffset until)
    {
        (DateTimeOffset At, Action Action)? next = errands.NextDue();
        foreach (var running in cases)
            foreach (var timer in running.Case.Timers)
                if (next is null || timer.DueAt < next.Value.At) next = (timer.DueAt, () => Fire(running, timer.Number));
        return next is { } found && found.At <= until ? found : null;
    }

    private void RunPending()
    {
        // Errands wait until the command that asked for them is done.
        if (busy) return;
        busy = true;
        try
        {
            while (pending.TryDequeue(out var action)) action();
        }
        finally
        {
            busy = false;
        }
    }

    private static Guid IdOf(int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], number);
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>One case in the world.</summary>
/// <param name="parent">The case that called it; null for a case of its own.</param>
/// <param name="job">The job of the caller that it answers.</param>
internal sealed class Running(int number, string process, Procedure procedure, Running? parent, int? job)
{
    public int Number => number;
    public string Process => process;
    public Procedure Procedure => procedure;
    public Running? Parent => parent;
    public int? Job => job;

    public Case Case { get; set; } = Case.None;
    public List<Event> Journal { get; } = [];

    public bool Ended => Case.Status is not (CaseStatus.Active or CaseStatus.None);

    /// <summary>What went wrong in it, or null.</summary>
    public string? Fault => Case.Incidents.IsEmpty ? null : string.Join("; ", Case.Incidents.Select(incident => $"incident {incident.Kind} at {incident.Element}: {incident.Message}"));
}
