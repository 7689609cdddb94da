using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// How a message finds the one it is meant for (BPMN 2.0.2, 8.4.2): a key worked out of what the message carries, and the key that a case expects. Written
/// as <c>wh:correlation</c> on the message, or as BPMN's correlation properties with a correlation subscription.
/// </summary>
/// <param name="of">Over what the message carries.</param>
/// <param name="with">Over the data of the case that waits.</param>
internal sealed class Correlation(ImmutableArray<Expression> of, ImmutableArray<Expression> with)
{
    /// <summary>The message's key; null when it has none.</summary>
    public string? KeyOf(ContextValue payload) => Key(of, expression => expression.Evaluate(payload));

    /// <summary>The key expected; null when it cannot be told.</summary>
    public string? KeyExpected(Func<Expression, Value> evaluate) => Key(with, evaluate);

    /// <summary>How a message is correlated, by the element that declares it; null when it is not.</summary>
    public static Correlation? Read(XmlPart message, ModelReader reader)
    {
        if (message.Extension("correlation") is not { } own) return Standard(message, reader);
        reader.OnlyKnown(own, ["of", "with"], []);
        return (reader.Feel(own, reader.Required(own, "of"), Scope.Open), reader.Feel(own, reader.Required(own, "with"))) is ({ } of, { } with) ? new Correlation([of], [with]) : null;
    }

    private static Correlation? Standard(XmlPart message, ModelReader reader)
    {
        var (of, with) = (ImmutableArray.CreateBuilder<Expression>(), ImmutableArray.CreateBuilder<Expression>());
        var properties = message.Parent!.ChildrenNamed("correlationProperty").ToList();
        foreach (var binding in message.Parent.ChildrenNamed("process").SelectMany(process => process.ChildrenNamed("correlationSubscription")).SelectMany(one => one.ChildrenNamed("correlationPropertyBinding")))
        {
            var retrieval = properties.Find(property => property.Id == ModelReader.Local(binding["correlationPropertyRef"]))?.ChildrenNamed("correlationPropertyRetrievalExpression")
                .FirstOrDefault(one => ModelReader.Local(one["messageRef"]) == message.Id);
            if (retrieval?.Child("messagePath") is not { } path || binding.Child("dataPath") is not { } data) continue;
            if ((reader.Feel(path, path.Text, Scope.Open), reader.FeelIn(data)) is not ({ } one, { } other)) continue;
            of.Add(one);
            with.Add(other);
        }
        return of.Count == 0 ? null : new Correlation(of.ToImmutable(), with.ToImmutable());
    }

    private static string? Key(ImmutableArray<Expression> parts, Func<Expression, Value> evaluate)
    {
        var values = parts.Select(evaluate).ToList();
        if (values.Exists(value => value.IsNull)) return null;
        return values is [var only] ? only.AsText ?? FeelText.Of(only) : FeelText.Of(Value.Of(values));
    }
}
