using System.Text.Json;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>Plays the steps of a script on a world, and keeps what they name.</summary>
internal sealed class BpmnPlayer
{
    private readonly Dictionary<string, object?> named = new(StringComparer.Ordinal);
    private readonly BpmnExpectations expectations;
    private readonly BpmnWorld world;

    public BpmnPlayer(BpmnItem item)
    {
        world = new BpmnWorld(new BpmnModels(item.Models), BpmnValues.Texts(item.Expected.GetProperty("script")));
        expectations = new BpmnExpectations(this);
    }

    public BpmnWorld World => world;

    /// <summary>What a step was told to keep under a name.</summary>
    public object? Named(string name) => named.TryGetValue(name, out var found) ? found : throw new BpmnFailure($"Nothing is named {name}.");

    public T Named<T>(JsonElement step, string property) where T : class => Named(step.Text(property)!) switch
    {
        T found => found,
        null => throw new BpmnFailure($"{step.Text(property)} is nothing."),
        // A list of one stands for it.
        IReadOnlyList<object> and [T only] => only,
        var other => throw new BpmnFailure($"{step.Text(property)} is a {other.GetType().Name}; a {typeof(T).Name} was expected."),
    };

    /// <exception cref="BpmnFailure">The step failed, or should have failed and did not.</exception>
    public void Play(JsonElement step)
    {
        if (!step.Flag("expectError"))
        {
            var before = Faults().ToList();
            Do(step);
            var faults = Faults().Except(before).ToList();
            if (faults.Count > 0) throw new BpmnFailure(string.Join("; ", faults));
            return;
        }
        var known = Faults().ToList();
        try
        {
            Do(step);
        }
        catch (BpmnFailure)
        {
            return;
        }
        if (!Faults().Except(known).Any()) throw new BpmnFailure("The step should have failed and did not.");
    }

    private IEnumerable<string> Faults() => world.Cases.Select(running => running.Fault is { } fault ? $"{running.Process} {running.Number}: {fault}" : null).OfType<string>();

    private void Do(JsonElement step)
    {
        var op = step.Text("op")!;
        switch (op)
        {
            case "start": Keep(step, world.StartCase(step.Text("process")!, BpmnValues.Context(step, "variables"))); break;
            case "find": Keep(step, BpmnFinding.Find(this, step)); break;
            case "pick": Keep(step, Named<IReadOnlyList<object>>(step, "from") is var list && step.GetProperty("index").GetInt32() is var at && at < list.Count ? list[at] : throw new BpmnFailure($"There are {list.Count} of {step.Text("from")}; number {at + 1} was asked for.")); break;
            case "owner": Keep(step, Owner(step)); break;
            case "completeTask": Complete(Named<TaskRef>(step, "task"), BpmnValues.Context(step, "variables")); break;
            case "claimTask": Claim(Named<TaskRef>(step, "task"), step.Text("user") ?? step.Text("userId") ?? throw new BpmnFailure("Nobody claims.")); break;
            case "forEachTask": ForEach(step); break;
            case "setClock": world.SetClock(world.Start.AddMilliseconds(step.GetProperty("msFromStart").GetInt64())); break;
            case "fireTimer": Named<TimerRef>(step, "job").Fire(world); break;
            case "runDueTimers": world.AdvanceTo(world.Now); break;
            case "deleteInstance": Delete(Named<Running>(step, "instance")); break;
            case "setVariable": Set(step); break;
            case "message": Send(step); break;
            case "signal": Signal(step); break;
            case "triggerWait": Trigger(Named<TokenRef>(step, "execution"), BpmnValues.Context(step, "variables")); break;
            case "assignTask": throw new BpmnFailure($"The engine has no command for {op} yet.");
            case var expect when expect.StartsWith("expect", StringComparison.Ordinal): expectations.Check(step); break;
            default: throw new BpmnFailure($"The runner knows no step {op}.");
        }
    }

    private void Keep(JsonElement step, object? found)
    {
        if (step.Text("as") is { } name) named[name] = found;
    }

    private object Owner(JsonElement step)
    {
        var of = Named(step.Text("of")!);
        return (of, step.Text("what")) switch
        {
            (TaskRef task, "instance") => task.Running,
            (TaskRef task, "execution") => task.Running.Case.Rounds.FirstOrDefault(round => round.Number == task.Task.Round) is { } round
                ? new TokenRef(task.Running, round.Token) : throw new BpmnFailure("The task's round has closed."),
            (TokenRef token, "instance") => token.Running,
            (TokenRef token, _) => token,
            (Running running, _) => running,
            _ => throw new BpmnFailure($"{step.Text("of")} has no {step.Text("what")}."),
        };
    }

    /// <summary>Who holds the task completes it; where nobody does, the first who may.</summary>
    private void Complete(TaskRef task, ContextValue data)
    {
        var open = task.Open;
        var outcome = task.Running.Procedure.Step(open.Step)!.Outcomes[0].Id;
        world.Do(task.Running, new ActOnTask(open.Number, outcome, data, null) { At = world.Now, By = open.Assignee ?? open.Candidates[0].Person });
    }

    /// <summary>To the one that is named, else to whoever listens for it; a message that nobody listens for fails.</summary>
    private void Send(JsonElement step)
    {
        var name = step.Text("name")!;
        var target = step.Text("execution") is { } execution ? Holder(execution) : step.Text("instance") is { } instance ? Holder(instance) : null;
        if (target is null)
        {
            var before = world.Cases.Count;
            if (!world.Send(name, null, BpmnValues.Context(step, "variables"))) throw new BpmnFailure($"Nobody waits for the message {name}.");
            if (world.Cases.Count > before) Keep(step, world.Cases[before]);
        }
        else world.Do(target, new ReceiveMessage(name, BpmnValues.Context(step, "variables")) { At = world.Now, By = Command.System });
    }

    private void Signal(JsonElement step)
    {
        var (name, data) = (step.Text("name")!, BpmnValues.Context(step, "variables"));
        if (step.Text("execution") is { } execution) world.Do(Holder(execution), new ReceiveSignal(name, data) { At = world.Now, By = Command.System });
        else world.Broadcast(name, data);
    }

    /// <summary>What a receive task without a message waits for has come: the rewriting gave it a message of its own.</summary>
    private void Trigger(TokenRef token, ContextValue data)
    {
        var subscription = token.Running.Case.Subscriptions.FirstOrDefault(waiting => waiting.Token == token.Token && waiting.Kind == Subscription.Message)
            ?? throw new BpmnFailure($"{BpmnFinding.Shown(token)} waits for nothing.");
        world.Do(token.Running, new ReceiveMessage(subscription.Name, data) { At = world.Now, By = Command.System });
    }

    private void Set(JsonElement step)
    {
        var (running, token) = Seen(step);
        var changes = ContextValue.Of((step.Text("name")!, step.TryGetProperty("value", out var value) ? BpmnValues.Of(value) : Value.Null));
        world.Do(running, new CorrectData(changes, "set by the script") { Token = token, At = world.Now, By = BpmnPeople.Applicant });
    }

    /// <summary>The case whose variables a step is about, and the token that sees them; the case alone for its own.</summary>
    public (Running Running, int? Token) Seen(JsonElement step) => step.Text("onTask") is not null
        ? Named<TaskRef>(step, "onTask") is var task ? (task.Running, task.Running.Case.Rounds.FirstOrDefault(round => round.Number == task.Task.Round)?.Token) : default
        : (Holder(step.Text("on")!), (Named(step.Text("on")!) as TokenRef)?.Token);

    /// <summary>The case that something belongs to.</summary>
    public Running Holder(string name) => Named(name) switch
    {
        Running running => running,
        TokenRef token => token.Running,
        TaskRef task => task.Running,
        _ => throw new BpmnFailure($"{name} has no variables."),
    };

    private void Claim(TaskRef task, string person) =>
        world.Do(task.Running, new ClaimTask(task.Open.Number) { At = world.Now, By = person });

    private void ForEach(JsonElement step)
    {
        foreach (var task in Named<IReadOnlyList<object>>(step, "in").ToList())
        {
            named[step.Text("as")!] = task;
            foreach (var inner in step.List("do")) Play(inner);
        }
    }

    /// <summary>A case is deleted with the case that called it and all that it calls.</summary>
    private void Delete(Running running)
    {
        while (running.Parent is { } parent) running = parent;
        foreach (var one in world.WithCalled(running).Where(one => !one.Ended))
            world.Do(one, new CancelCase("deleted") { At = world.Now, By = BpmnPeople.Applicant });
    }
}

/// <summary>A task as it was when it was found.</summary>
internal sealed record TaskRef(Running Running, OpenTask Task)
{
    /// <summary>The task as it is now.</summary>
    public OpenTask Open => Running.Case.Tasks.FirstOrDefault(task => task.Number == Task.Number) ?? throw new BpmnFailure($"Task {Task.Number} at {Task.Step} is finished.");
}

internal sealed record TokenRef(Running Running, int Token);

internal sealed record TimerRef(Running Running, ArmedTimer Timer)
{
    public void Fire(BpmnWorld world) => world.Fire(Running, Timer.Number);
}
