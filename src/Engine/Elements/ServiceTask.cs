using System.Collections.Immutable;
using WorkflowHub.Engine.Effects;
using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Elements;

/// <summary>A service task: a job for a machine, asked for in the commit of the event that asks, answered by a command.</summary>
internal sealed class ServiceTask : Element
{
    public required string Kind { get; init; }

    /// <summary>Over the case.</summary>
    public required ImmutableArray<Mapping> Inputs { get; init; }

    /// <summary>Over the job's result alone; set as case data.</summary>
    public required ImmutableArray<Mapping> Outputs { get; init; }

    public override void Enter(Walk walk, Token token)
    {
        Boundary.Arm(walk, token, this);
        Request(walk, token);
    }

    public override void Retry(Walk walk, Token token) => Request(walk, token);

    public void Complete(Walk walk, Token token, ContextValue result)
    {
        walk.SetData(ContextValue.From(Outputs.Select(output => KeyValuePair.Create(output.Name, output.Expression.Evaluate(result)))));
        Leave(walk, token);
    }

    private void Request(Walk walk, Token token)
    {
        var input = ContextValue.From(Inputs.Select(mapping => KeyValuePair.Create(mapping.Name, walk.Evaluate(mapping.Expression))));
        foreach (var (name, value) in input)
        {
            if (value is not NullValue { Reason: { } reason }) continue;
            walk.Raise(token, IncidentKinds.Expression, $"The input {name} of \"{Name}\" could not be worked out: {reason}");
            return;
        }
        var job = walk.Case.Last.Job + 1;
        walk.Tell(new JobRequested(job, token.Number, Id, Kind, input) { At = walk.At, By = walk.By });
        walk.Ask(new RunJob(job, Id, Kind, input));
    }
}

/// <summary>A name and how its value is worked out.</summary>
internal sealed record Mapping(string Name, Expression Expression);
