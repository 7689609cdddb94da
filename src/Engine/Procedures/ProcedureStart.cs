using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>One thing that a deployed procedure listens for and begins a case with.</summary>
public sealed class ProcedureStart
{
    private readonly Listener listener;

    internal ProcedureStart(Element at, Listener listener, int? definition)
    {
        (Element, Definition, this.listener) = (at.Id, definition, listener);
        var own = at.Part.Extension("start");
        (Applicant, Unit) = (own?["applicant"], own?["unit"]);
    }

    internal static ImmutableArray<ProcedureStart> In(Body body) => [.. body.Beginnings.SelectMany(beginning => beginning.At.Listener switch
    {
        MultipleDefinition several => several.Parts.Select((part, at) => new ProcedureStart(beginning.At, part, at)),
        { } only => [new ProcedureStart(beginning.At, only, null)],
        // What could not be read is a problem already.
        null => [],
    })];

    /// <summary>Id of the element, for <see cref="Commands.StartCase.Start"/>.</summary>
    public string Element { get; }

    /// <summary>Which of the element's several definitions it is; null for the only one.</summary>
    public int? Definition { get; }

    /// <summary><c>message</c>, <c>signal</c>, <c>timer</c> or <c>condition</c>.</summary>
    public string Kind => listener switch
    {
        MessageDefinition => Subscription.Message,
        SignalDefinition => Subscription.Signal,
        ConditionDefinition => Subscription.Condition,
        _ => "timer",
    };

    /// <summary>Name of the message or signal; null for another kind.</summary>
    public string? Name => listener switch
    {
        MessageDefinition message => message.Name,
        SignalDefinition signal => signal.Name,
        _ => null,
    };

    /// <summary>Person id of who asks, where the designer named somebody; otherwise whoever sent what it begins with.</summary>
    public string? Applicant { get; }

    /// <summary>Unit id, where the designer named one.</summary>
    public string? Unit { get; }

    /// <summary>Of a timer: when cases begin after a moment, first of all; null when never.</summary>
    public (DateTimeOffset Due, Repeat? Repeat)? FirstDue(DateTimeOffset now) => (listener as TimerDefinition)?.FirstOf(now);

    /// <summary>Of a timer that repeats: the moment after this one; null when there is none.</summary>
    public static (DateTimeOffset Due, Repeat Repeat)? NextDue(Repeat last, DateTimeOffset now) => TimerCycle.Next(last, now);

    /// <summary>What of a message or signal becomes data of the new case.</summary>
    internal ContextValue Data(ContextValue payload) => listener switch
    {
        MessageDefinition message => message.Data(payload),
        SignalDefinition signal => signal.Data(payload),
        _ => payload,
    };

    /// <summary>Whether a condition is true over a new case's data; other kinds always are.</summary>
    internal bool Holds(Case @case, DateTimeOffset at) => listener is not ConditionDefinition condition || condition.Holds(@case, at);
}
