using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Returns;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Running;

/// <summary>
/// One command being carried out. What is emitted is applied on the spot, so the next line sees the world as it now is. Tokens on
/// their way wait in a queue until the case has come to rest.
/// </summary>
internal sealed class Run(Procedure procedure, Case @case, Command command, OrganisationSnapshot organisation)
{
    /// <summary>Elements entered by one command before a loop without wait is stopped.</summary>
    public const int StepLimit = 2_000;

    /// <summary>What that grows to at most, where many instances of an activity begin at once.</summary>
    public const int MostSteps = 20_000;

    private readonly ImmutableArray<Event>.Builder events = ImmutableArray.CreateBuilder<Event>(8);
    private readonly Queue<Arrival> arrivals = new();
    private readonly List<int> touched = [];
    private ImmutableArray<Effect> effects = [];
    private int entered;
    private int limit = StepLimit;

    public Procedure Procedure => procedure;
    public OrganisationSnapshot Organisation => organisation;
    public Case Case { get; private set; } = @case;
    public DateTimeOffset At => command.At;
    public string By => command.By;

    /// <summary>What rounds are called that are closed without a decision by this command.</summary>
    public string UndecidedAs { get; set; } = RoundClosed.Cancelled;

    /// <summary>Whether the case's data, or what waits for a condition over them, have changed since conditions were last judged.</summary>
    public bool DataMoved { get; set; }

    public void Emit(Event @event)
    {
        events.Add(@event);
        Case = CaseEngine.Apply(Case, @event);
    }

    public Element ElementOf(Token token) => procedure.Element(token.Element);

    public void Ask(Effect effect) => effects = effects.Add(effect);

    /// <summary>A token is on its way to an element.</summary>
    public void Arrive(Element element, int scope, Flow? by) => arrivals.Enqueue(new Arrival(element, scope, by, null));

    /// <summary>A token stands where it is to begin already.</summary>
    public void Begin(Token token) => arrivals.Enqueue(new Arrival(ElementOf(token), token.Scope, null, token.Number));

    /// <summary>So many elements more may be entered: what instances do is no loop.</summary>
    public void Allow(int steps) => limit = Math.Min(limit + steps, MostSteps);

    /// <summary>A token has ended in this scope: it may be finished.</summary>
    public void Touch(int scope)
    {
        if (!touched.Contains(scope)) touched.Add(scope);
    }

    /// <summary>Forgets tokens on their way inside a scope that is cancelled.</summary>
    public void Forget(int scope)
    {
        if (arrivals.Count == 0) return;
        var kept = arrivals.Where(arrival => arrival.Scope != scope).ToArray();
        arrivals.Clear();
        foreach (var arrival in kept) arrivals.Enqueue(arrival);
    }

    /// <summary>Goes on until nothing moves any more.</summary>
    public Decision Finish()
    {
        do
        {
            this.JudgeConditions();
            while (Next() is { } arrival)
            {
                Enter(arrival);
                this.JudgeConditions();
            }
        }
        while (CompleteTouched() || this.Compensate() || this.ReleaseHeld() || this.OpenJoin());
        return new Decision(Case, events.DrainToImmutable(), effects, null);
    }

    public Token Place(Element element, int scope, Flow? by)
    {
        var number = Case.Last.Token + 1;
        Emit(new ElementEntered(number, element.Id, scope, by?.Id) { At = At, By = By });
        return Case.Tokens[^1];
    }

    /// <summary>Who throws a signal comes when nothing else moves: what begins to listen in the same breath hears it.</summary>
    private Arrival? Next()
    {
        for (var left = arrivals.Count; left > 0 && arrivals.Peek().Element.ThrowsSignal; left--) arrivals.Enqueue(arrivals.Dequeue());
        return arrivals.TryDequeue(out var arrival) ? arrival : null;
    }

    private void Enter(Arrival arrival)
    {
        if (Case.Status != CaseStatus.Active || (arrival.Scope != 0 && Case.Tokens.Numbered(arrival.Scope) is null)) return;
        if (arrival.Token is { } number && Case.Tokens.Numbered(number) is null) return;
        var token = arrival.Token is { } standing ? Case.Tokens.Numbered(standing)! : Place(arrival.Element, arrival.Scope, arrival.By);
        if (++entered <= limit) arrival.Element.Enter(this, token);
        else this.Raise(token, arrival.Element, "step-limit", $"More than {limit:N0} elements were entered without waiting for anybody: the process goes round in a circle.");
    }

    private bool CompleteTouched()
    {
        var any = false;
        while (touched.Count > 0)
        {
            // The innermost first: what it ends may end what is around it.
            var scope = touched[^1];
            touched.RemoveAt(touched.Count - 1);
            if (Case.Status != CaseStatus.Active) continue;
            if (Case.Tokens.Numbered(scope) is { } around) procedure.Element(around.Element).Progress(this, around);
            if (HasTokens(scope)) continue;
            if (scope == 0)
            {
                this.StopListening(0);
                this.Conclude(CaseStatus.Completed, null);
            }
            else if (Case.Tokens.Numbered(scope) is { } host) procedure.Element(host.Element).Complete(this, host);
            any = true;
        }
        return any && arrivals.Count > 0;
    }

    private bool HasTokens(int scope)
    {
        foreach (var token in Case.Tokens)
            if (token.Scope == scope && !token.Listens) return true;
        foreach (var arrival in arrivals)
            if (arrival.Scope == scope) return true;
        return Compensating.IsPending(Case, scope);
    }

    /// <param name="Token">Number of the token when it stands there already.</param>
    private readonly record struct Arrival(Element Element, int Scope, Flow? By, int? Token);
}
