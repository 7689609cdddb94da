using System.Collections.Immutable;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Events;

/// <summary>An activity that is done several times begins; its token is the scope of the instances.</summary>
/// <param name="Instances">How many there are to be; null for a standard loop.</param>
/// <param name="Together">All begin at once.</param>
/// <param name="Items">The item of each instance; empty when they are given none.</param>
/// <param name="Collects">Name of the list that the outputs are gathered in, or null.</param>
public sealed record LoopBegun(int Token, string Element, int? Instances, bool Together, ImmutableArray<Value> Items, string? Collects) : Event
{
    internal override Case Apply(Case was)
    {
        if (was.Tokens.Numbered(Token) is not { } token) return was;
        ImmutableArray<Value> outputs = Collects is null ? [] : [.. Enumerable.Repeat(Value.Null, Instances ?? 0)];
        return was with { Tokens = was.Tokens.With(token with { Loop = new LoopState(Instances, Together, Items, Collects, outputs) }) };
    }
}
