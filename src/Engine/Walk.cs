using System.Collections.Immutable;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine;

/// <summary>
/// One command being carried out: the case as it now is, what has happened so far, and the tokens still on their way. A fact is
/// applied as soon as it is told, so that the next line sees the world as it then is.
/// </summary>
internal sealed class Walk(Procedure procedure, Case @case, Command command, OrganisationSnapshot organisation)
{
    /// <summary>Elements one command may enter. More is a loop without a wait, and becomes an incident.</summary>
    public const int StepLimit = 10_000;

    private readonly ImmutableArray<Event>.Builder events = ImmutableArray.CreateBuilder<Event>();
    private readonly ImmutableArray<Effect>.Builder effects = ImmutableArray.CreateBuilder<Effect>();
    private readonly Queue<Arrival> arrivals = new();
    private int entered;

    public Procedure Procedure => procedure;
    public Graph Graph => procedure.Graph;
    public OrganisationSnapshot Organisation => organisation;
    public DateTimeOffset At => command.At;
    public string By => command.By;
    public Case Case { get; private set; } = @case;
    public ImmutableArray<Event> Events => events.ToImmutable();
    public ImmutableArray<Effect> Effects => effects.ToImmutable();

    public void Tell(Event @event)
    {
        Case = CaseEngine.Apply(Case, @event);
        events.Add(@event);
    }

    public void Ask(Effect effect) => effects.Add(effect);

    /// <summary>A token will enter an element once what is being done now is finished.</summary>
    public void Send(Element target, int scope, Flow? via) => arrivals.Enqueue(new Arrival(target, scope, via));

    /// <summary>Whether a token is still on its way to somewhere within a scope.</summary>
    public bool IsExpected(int scope) => arrivals.Any(arrival => arrival.Scope == scope);

    /// <summary>Tokens on their way to somewhere within a scope come to nothing.</summary>
    public void Forget(int scope)
    {
        for (var left = arrivals.Count; left > 0; left--)
            if (arrivals.Dequeue() is var arrival && arrival.Scope != scope) arrivals.Enqueue(arrival);
    }

    /// <summary>Lets tokens enter until all of them stand still.</summary>
    public void Run()
    {
        while (Case.IsActive && arrivals.TryDequeue(out var arrival)) Enter(arrival);
    }

    /// <summary>Puts a token on an element without beginning its work.</summary>
    public Token Place(Element element, int scope, Flow? via)
    {
        var number = Case.Last.Token + 1;
        Tell(new ElementEntered(number, element.Id, scope, via?.Id) { At = At, By = By });
        return Case.Tokens[^1];
    }

    public Token? Token(int number) => Case.Tokens.Numbered(number);
    public OpenRound? Round(int number) => Case.Rounds.Numbered(number);

    public Element ElementOf(Token token) => Graph.Element(token.Element);

    private void Enter(Arrival arrival)
    {
        var token = Place(arrival.Target, arrival.Scope, arrival.Via);
        if (++entered > StepLimit)
            this.Raise(token, IncidentKinds.StepLimit, $"More than {StepLimit} elements were entered at once: the process goes round without waiting for anybody.");
        else
            arrival.Target.Enter(this, token);
    }

    private readonly record struct Arrival(Element Target, int Scope, Flow? Via);
}
