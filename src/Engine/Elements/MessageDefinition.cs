using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a message of a name and, where messages of that name are correlated, of a key.</summary>
/// <param name="outputs">What becomes data, over what the message carries; null for all it carries.</param>
internal sealed class MessageDefinition(int? place, string name, Correlation? correlation, ImmutableArray<Mapping>? outputs) : Listener(place)
{
    public string Name => name;
    public Correlation? Correlation => correlation;
    public override string Waits => $"{Subscription.Message} {name}";

    /// <param name="part">The event definition or the task, which refers to the message.</param>
    public static MessageDefinition ReadMessage(XmlPart part, int? place, ModelReader reader)
    {
        var name = reader.Referred(part, "messageRef", "message", "name");
        var message = reader.Root(part, part["messageRef"], "message");
        return new MessageDefinition(place, name, message is null ? null : Correlation.Read(message, reader), Payload.Outputs(part, reader));
    }

    public override bool Arm(Run run, Token token, Element element)
    {
        var key = correlation?.KeyExpected(expression => run.Evaluate(expression, token));
        if (correlation is not null && key is null)
        {
            run.Raise(token, element, "expression", $"'{element.Id}' should wait for a message '{name}' of a key, which cannot be told from the data.");
            return false;
        }
        run.Subscribe(token, element, Subscription.Message, name, Place, key: key);
        return true;
    }

    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer) => Arm(run, token, element);

    /// <summary>What a message brings; a value that cannot be worked out is null.</summary>
    public ContextValue Data(ContextValue payload) => Payload.Taken(outputs, payload);
}
