using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>A sequence flow.</summary>
internal sealed class Flow(string id, Element source, Element target, Expression? condition)
{
    public string Id => id;
    public Element Source => source;
    public Element Target => target;
    public Expression? Condition => condition;

    /// <summary>Its id alone, as events name the flows taken.</summary>
    public ImmutableArray<string> Ids { get; } = [id];
    public override string ToString() => id;
}
