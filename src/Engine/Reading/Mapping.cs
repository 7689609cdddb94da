using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Reading;

/// <summary>A named value worked out by an expression.</summary>
internal sealed record Mapping(string Name, Expression Expression)
{
    public static ImmutableArray<Mapping> Read(XmlPart parent, string child, ModelReader reader, Scope? scope)
    {
        var mappings = ImmutableArray.CreateBuilder<Mapping>();
        foreach (var part in parent.Children.Where(part => part.IsOurs && part.Name == child))
        {
            var name = reader.Required(part, "name");
            var expression = scope is null ? reader.Feel(part, part.Text) : reader.Feel(part, part.Text, scope);
            if (expression is not null) mappings.Add(new Mapping(name, expression));
        }
        return mappings.DrainToImmutable();
    }
}
