namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>What the random walks must be able to find.</summary>
internal static class Flaws
{
    public static readonly Flaw[] All =
    [
        // Commands that come twice, too early, or from the wrong person.
        new("a task stays open after its decision", "Events/TaskCompleted.cs",
            "var next = was.Acted(Step) with { Tasks = was.Tasks.Without(Task) };", "var next = PLANTED ? was.Acted(Step) : was.Acted(Step) with { Tasks = was.Tasks.Without(Task) };"),
        new("a timer fires before its time", "Commands/FireTimer.cs",
            "if (At < timer.DueAt)", "if (!PLANTED && At < timer.DueAt)"),
        new("a timer fires twice", "Events/TimerFired.cs",
            "Timers = was.Timers.Without(Timer)", "Timers = PLANTED ? was.Timers : was.Timers.Without(Timer)"),
        new("a stranger decides", "Commands/Checks.cs",
            "if (!task!.HasCandidate(person))", "if (!PLANTED && !task!.HasCandidate(person))"),
        new("somebody decides what another has claimed", "Commands/Checks.cs",
            "if (task.Assignee is { } holder && holder != person)", "if (!PLANTED && task.Assignee is { } holder && holder != person)"),
        new("anybody withdraws", "Commands/WithdrawCase.cs",
            "if (By != run.Case.Applicant)", "if (!PLANTED && By != run.Case.Applicant)"),
        new("a job is done twice", "Events/JobCompleted.cs",
            "was.Jobs.Without(Job)", "(PLANTED ? was.Jobs : was.Jobs.Without(Job))"),
        new("a retried incident stays", "Commands/RetryIncident.cs",
            "run.Emit(new IncidentResolved(Incident)", "if (!PLANTED) run.Emit(new IncidentResolved(Incident)"),

        // What outlives the token it belongs to.
        new("a timer outlives its token", "Running/Timing.cs",
            "if (timer.Token == token.Number && (element ?? timer.Element) == timer.Element) run.Emit(", "if (!PLANTED && timer.Token == token.Number && (element ?? timer.Element) == timer.Element) run.Emit("),
        new("a subscription outlives its token", "Running/Timing.cs",
            "if (subscription.Token == token.Number && (element ?? subscription.Element) == subscription.Element) run.Emit(",
            "if (!PLANTED && subscription.Token == token.Number && (element ?? subscription.Element) == subscription.Element) run.Emit("),
        new("a job outlives its token", "Running/Errands.cs",
            "if (job.Token != token.Number) continue;", "if (PLANTED || job.Token != token.Number) continue;"),
        new("an incident outlives its token", "Running/Faults.cs",
            "if (incident.Token == token.Number) run.Emit(", "if (!PLANTED && incident.Token == token.Number) run.Emit("),
        new("a round outlives its step", "Elements/UserTask.cs",
            "run.CloseRoundOf(token, reason);", "if (!PLANTED) run.CloseRoundOf(token, reason);"),
        new("a case ends with what is in it alive", "Running/Cancelling.cs",
            "run.CancelInside(0, $\"the case is", "if (!PLANTED) run.CancelInside(0, $\"the case is"),

        // Joins, choices and scopes.
        new("a parallel join goes on with the first token", "Elements/ParallelGateway.cs",
            "if (run.WaitingOnEach(this, token.Scope) is not { } gathered) return;", "if (PLANTED) { Leave(run, token); return; }\n        if (run.WaitingOnEach(this, token.Scope) is not { } gathered) return;"),
        new("a parallel join leaves its tokens lying", "Elements/ParallelGateway.cs",
            "if (merged != last) run.Leave(merged, []);", "if (!PLANTED && merged != last) run.Leave(merged, []);"),
        new("an inclusive join does not wait", "Elements/RestingJoin.cs",
            "if (toEmpty && !toFull) return true;", "if (!PLANTED && toEmpty && !toFull) return true;"),
        new("an exclusive gateway goes every way", "Elements/ExclusiveGateway.cs",
            "run.Leave(token, [flow]);", "run.Leave(token, PLANTED ? Outgoing : [flow]);"),
        new("a boundary event leaves its activity alive", "Elements/BoundaryEvent.cs",
            "if (Interrupts) Host.Cancel(", "if (Interrupts && !PLANTED) Host.Cancel("),
        new("the losers of an event gateway live on", "Elements/EventGateway.cs",
            "run.Pass(token, flow);", "if (PLANTED) run.Arrive(flow.Target, token.Scope, flow); else run.Pass(token, flow);"),

        // Returns.
        new("a return leaves a sibling alive", "Returns/Returning.cs",
            "foreach (var token in gone) run.Cancel(token,", "foreach (var token in gone) if (!PLANTED || token == from) run.Cancel(token,"),
        new("straight back forgets a branch", "Returns/Correcting.cs",
            "foreach (var position in correction.Positions) Restore(run, position, level.Scope);", "foreach (var position in PLANTED ? correction.Positions.Take(1) : correction.Positions) Restore(run, position, level.Scope);"),
        new("a step that sent the case to another branch waits for ever", "Returns/Correcting.cs",
            "if (token.HeldUntil is not { } until || run.Case.Tokens.Numbered(until) is not null) continue;", "if (PLANTED || token.HeldUntil is not { } until || run.Case.Tokens.Numbered(until) is not null) continue;"),
        new("a return closes other rounds as cancelled", "Returns/Returning.cs",
            "run.UndecidedAs = RoundClosed.Superseded;\n        RoundLife.Close(", "if (!PLANTED) run.UndecidedAs = RoundClosed.Superseded;\n        RoundLife.Close("),

        // Effects and the journal.
        new("a job is noted and not asked for", "Running/Errands.cs",
            "run.Ask(new RunJob(", "if (!PLANTED) run.Ask(new RunJob("),
        new("a job is asked for twice", "Running/Run.cs",
            "public void Ask(Effect effect) => effects = effects.Add(effect);", "public void Ask(Effect effect) => effects = PLANTED ? effects.Add(effect).Add(effect) : effects.Add(effect);"),
        new("something changes that no event tells", "Running/Run.cs",
            "Case = CaseEngine.Apply(Case, @event);", "Case = CaseEngine.Apply(Case, @event);\n        if (PLANTED && @event is TaskCompleted) Case = Case with { Title = Case.Title + \"!\" };"),
        new("a number is given twice", "Running/Run.cs",
            "var number = Case.Last.Token + 1;", "var number = PLANTED && Case.Last.Token % 7 == 6 ? Case.Last.Token : Case.Last.Token + 1;"),
    ];
}
