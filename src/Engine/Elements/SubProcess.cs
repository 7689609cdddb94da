using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>A process within the process: its token is the scope of what goes on inside.</summary>
internal class SubProcess : Activity
{
    public SubProcess(XmlPart part, ModelReader reader, BodyReader bodies) : base(part, reader) => Inside = bodies.Read(part, this);

    public Body Inside { get; }

    public override int Size => 1 + Inside.Elements.Sum(element => element is Activity activity ? activity.Size : 1);

    public override bool IsCompensable => base.IsCompensable || UndoneBy is not null || Inside.Elements.Any(element => element is Activity { IsCompensable: true });

    /// <summary>The event sub-process that compensates it when it was completed; null when it has none.</summary>
    public Element? UndoneBy => Inside.EventStarts.FirstOrDefault(start => start.Compensates)?.Body.Owner;

    /// <summary>Listens for its event sub-processes too; what goes on inside is placed by the return.</summary>
    public override void Open(Run run, Token token)
    {
        base.Open(run, token);
        if (!IsWhole(token)) run.Listen(Inside, token.Number);
    }

    protected override void Begin(Run run, Token token) => Inside.Begin(run, token.Number);

    public override void Cancel(Run run, Token token, string reason)
    {
        run.CancelInside(token.Number, reason);
        base.Cancel(run, token, reason);
    }
}
