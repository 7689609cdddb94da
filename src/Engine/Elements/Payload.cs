using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>What messages and signals carry: <c>wh:payload</c> with inputs where they are thrown, with outputs where they are caught.</summary>
internal static class Payload
{
    public const string Extension = "payload";

    /// <summary>What a caught thing leaves as data; null for all of it.</summary>
    public static ImmutableArray<Mapping>? Outputs(XmlPart part, ModelReader reader) => Find(part) is { } payload ? Read(payload, "output", reader, Scope.Open) : null;

    public static ImmutableArray<Mapping> Inputs(XmlPart part, ModelReader reader) => Find(part) is { } payload ? Read(payload, "input", reader, null) : [];

    public static ContextValue Taken(ImmutableArray<Mapping>? outputs, ContextValue payload) => outputs is { } mappings
        ? ContextValue.From(mappings.Select(mapping => KeyValuePair.Create(mapping.Name, mapping.Expression.Evaluate(payload))))
        : payload;

    /// <summary>What is thrown; null when it could not be worked out, which is noted.</summary>
    public static ContextValue? Given(Run run, Token token, Element element, ImmutableArray<Mapping> inputs)
    {
        var values = ContextValue.Empty;
        foreach (var mapping in inputs)
        {
            var value = run.Evaluate(mapping.Expression, token);
            if (value is NullValue { Reason: { } reason })
            {
                run.Raise(token, element, "expression", $"'{mapping.Name}' of '{element.Id}' could not be worked out: {reason}");
                return null;
            }
            values = values.With(mapping.Name, Stored.Of(value));
        }
        return values;
    }

    /// <summary>On the definition, or on its event.</summary>
    private static XmlPart? Find(XmlPart part) => part.Extension(Extension) ?? (EventDefinition.Is(part) ? part.Parent?.Extension(Extension) : null);

    private static ImmutableArray<Mapping> Read(XmlPart payload, string child, ModelReader reader, Scope? scope)
    {
        reader.OnlyKnown(payload, [], [child]);
        return Mapping.Read(payload, child, reader, scope);
    }
}
