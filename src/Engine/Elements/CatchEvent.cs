using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Waits in the flow until what it waits for comes; after an event-based gateway it is that gateway which waits. The target of a link waits for nothing:
/// control comes to it from the link's sources.
/// </summary>
internal sealed class CatchEvent : Element
{
    private readonly Listener? listener;

    public CatchEvent(XmlPart part, ModelReader reader) : base(part, reader)
    {
        Link = LinkDefinition.Read(part, reader);
        if (Link is null) listener = Listener.Read(part, reader);
    }

    /// <summary>Name of the link whose target it is; null when it is none.</summary>
    public LinkDefinition? Link { get; }

    public override Listener? Listener => listener;
    public override bool TakesFlows => Link is null;
    public override IEnumerable<Element> Before => Link is null ? base.Before : Link.Sources(Body);

    public override void Enter(Run run, Token token)
    {
        if (Link is not null) Leave(run, token);
        else listener?.Arm(run, token, this);
    }

    public override void Trigger(Run run, Token token)
    {
        if (run.ElementOf(token) is EventGateway gateway) gateway.Choose(run, token, this);
        else Leave(run, token);
    }

    public override void Check(ModelReader checker) => Link?.CheckTarget(this, checker);
}
