using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// As a join it starts when its activation condition is true of what has come, then waits for what can still come by the other flows, takes that in, and begins
/// anew (BPMN 2.0.2, 13.4.5). Between start and reset a token rests here that remembers by which flows others had come.
/// </summary>
internal sealed class ComplexGateway(XmlPart part, ModelReader reader) : RestingJoin(part, reader)
{
    /// <summary>Names its conditions may read: on how many incoming flows a token waits, and whether it is about to start.</summary>
    public const string Count = "activationCount", Starting = "waitingForStart";

    private readonly Expression? activation = part.Child("activationCondition") is { } condition ? reader.FeelIn(condition) : null;

    public override void Enter(Run run, Token token)
    {
        if (Joins) TryStart(run, token.Scope);
        else Leave(run, token);
    }

    public override void Leave(Run run, Token token)
    {
        if (Chosen(run, token, starts: true) is { } flows) run.Leave(token, flows);
    }

    public override void Resume(Run run, Token token, Incident incident) => Enter(run, token);

    public override bool IsComplete(Run run, int scope)
    {
        if (Resting(run, scope) is { Came: { } came }) return !IsAnyComing(run, scope, flow => came.Contains(flow.Id) || IsWaitingOn(run, scope, flow));
        return activation is null && !IsAnyComing(run, scope, flow => IsWaitingOn(run, scope, flow));
    }

    public override void GoOn(Run run, int scope)
    {
        if (Resting(run, scope) is { } resting) Reset(run, resting);
        else Start(run, scope, Waiting(run, scope));
    }

    public override void GoOnAlone(Run run, int scope)
    {
        if (activation is null || Resting(run, scope) is not null) GoOn(run, scope);
        else run.Raise(Waiting(run, scope)[0], this, "activation", $"'{Id}' cannot go on: \"{activation.Source}\" is not true of what has come, and nothing more can come.");
    }

    private void TryStart(Run run, int scope)
    {
        var waiting = Waiting(run, scope);
        if (activation is null || waiting.Count == 0 || Resting(run, scope) is not null) return;
        if (Judge(run, waiting[^1], activation, waiting.Count, starts: true, leaving: false) == true) Start(run, scope, waiting);
    }

    /// <summary>Takes one waiting token of each flow; the newest rests until the reset.</summary>
    private void Start(Run run, int scope, List<Token> waiting)
    {
        var last = waiting[^1];
        if (Chosen(run, last, starts: true) is not { } flows) return;
        foreach (var merged in waiting.SkipLast(1)) run.Leave(merged, []);
        ImmutableArray<string> came = [.. waiting.Select(token => token.Flow).OfType<string>()];
        run.Emit(new JoinStarted(last.Number, Id, came, [.. flows.Select(flow => flow.Id)]) { At = run.At, By = run.By });
        foreach (var flow in flows) run.Arrive(flow.Target, scope, flow);
    }

    /// <summary>What has come since by other flows is taken in; only flows whose condition tells the two apart may be taken now.</summary>
    private void Reset(Run run, Token resting)
    {
        if (Chosen(run, resting, starts: false) is not { } flows) return;
        foreach (var late in Waiting(run, resting.Scope))
            if (!resting.Came!.Value.Contains(late.Flow!)) run.Leave(late, []);
        run.Leave(resting, flows);
        TryStart(run, resting.Scope);
    }

    private Token? Resting(Run run, int scope)
    {
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && token.Element == Id && token.Came is not null) return token;
        return null;
    }

    private ImmutableArray<Flow>? Chosen(Run run, Token token, bool starts)
    {
        var count = Waiting(run, token.Scope).Count;
        var chosen = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Outgoing)
        {
            if (flow == Default || (!starts && !AsksForPhase(flow))) continue;
            var holds = flow.Condition is null ? true : Judge(run, token, flow.Condition, count, starts, leaving: true);
            if (holds is null) return null;
            if (holds == true) chosen.Add(flow);
        }
        if (starts && Default is not null && !chosen.Any(flow => flow.Condition is not null)) chosen.Add(Default);
        if (chosen.Count > 0 || !starts || Outgoing.IsEmpty) return chosen.DrainToImmutable();
        run.Raise(token, this, "no-flow", $"No condition after '{Id}' is true and there is no default flow.", leaving: true);
        return null;
    }

    /// <summary>What does not tell start from reset is meant for the start: otherwise it would be taken twice.</summary>
    private static bool AsksForPhase(Flow flow) => flow.Condition is { } condition && condition.Names.Contains(Starting);

    private bool? Judge(Run run, Token token, Expression condition, int count, bool starts, bool leaving)
    {
        var around = run.Around(token);
        var value = Evaluating.Evaluate(condition, name => name switch
        {
            Count => Value.Of(count),
            Starting => Value.Of(starts),
            _ => run.Lookup(name, around),
        });
        switch (value)
        {
            case BooleanValue boolean: return boolean.Value;
            case NullValue { Reason: null }: return false;
            default:
                var why = value is NullValue { Reason: { } reason } ? reason : $"true or false was expected, {FeelText.Of(value)} was found.";
                run.Raise(token, this, "expression", $"The condition \"{condition.Source}\" of '{Id}' cannot be judged: {why}", leaving: leaving);
                return null;
        }
    }
}
