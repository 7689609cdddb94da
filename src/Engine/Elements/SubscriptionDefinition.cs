using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for a message or a signal by its name.</summary>
internal sealed class SubscriptionDefinition(int? place, string kind, string name) : Listener(place)
{
    public override string Waits => $"{kind} {name}";

    public override bool Arm(Run run, Token token, Element element)
    {
        run.Subscribe(token, element, kind, name, Place);
        return true;
    }

    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer) => Arm(run, token, element);
}
