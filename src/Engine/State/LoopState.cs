using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.State;

/// <summary>How often an activity has been done under one token, which is the scope of its instances.</summary>
/// <param name="Planned">How many instances there are to be; null for a standard loop, which goes on until its condition says so.</param>
/// <param name="Items">The item of each instance; empty when they are given none.</param>
/// <param name="Collects">Name of the list that the outputs are gathered in; null when they are not.</param>
/// <param name="Outputs">What each instance has given, in the order of the instances; null for those that are not done.</param>
/// <param name="Together">All instances begin at once.</param>
public sealed record LoopState(
    int? Planned, bool Together, ImmutableArray<Value> Items, string? Collects, ImmutableArray<Value> Outputs, int Begun = 0, int Completed = 0, int Terminated = 0)
{
    /// <summary>Attributes of a multi-instance activity (BPMN 2.0.2, table 10.30), by their names there and by those other engines use.</summary>
    internal static readonly ImmutableArray<string> Names =
    [
        "loopCounter", "numberOfInstances", "numberOfActiveInstances", "numberOfCompletedInstances", "numberOfTerminatedInstances",
        "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "nrOfTerminatedInstances",
    ];

    /// <summary>All that there is by a name.</summary>
    internal ContextValue Attributes
    {
        get
        {
            var all = ContextValue.Empty;
            foreach (var name in Collects is null ? Names : Names.Add(Collects))
                if (TryGet(name, out var value)) all = all.With(name, value);
            return all;
        }
    }

    internal bool TryGet(string name, out Value value)
    {
        value = name switch
        {
            "loopCounter" when Planned is null => Value.Of(Begun),
            "numberOfInstances" or "nrOfInstances" => Value.Of(Planned ?? Begun),
            "numberOfActiveInstances" or "nrOfActiveInstances" => Value.Of(Begun - Completed - Terminated),
            "numberOfCompletedInstances" or "nrOfCompletedInstances" => Value.Of(Completed),
            "numberOfTerminatedInstances" or "nrOfTerminatedInstances" => Value.Of(Terminated),
            _ when name == Collects => new ListValue(Outputs),
            _ => Value.Null,
        };
        return !value.IsNull;
    }
}
