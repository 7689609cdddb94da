using System.Collections.Immutable;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>Waits for any of several things, or, parallel, for all of them (BPMN 2.0.2, 10.5.5).</summary>
internal sealed class MultipleDefinition(ImmutableArray<Listener> parts, bool all) : Listener(null)
{
    public override string Waits => $"{(all ? "all" : "any")}: {string.Join(", ", parts.Select(part => part.Waits))}";

    public override bool Arm(Run run, Token token, Element element)
    {
        foreach (var part in parts)
        {
            if (part.Arm(run, token, element)) continue;
            // Either it waits for everything or, with an incident, for nothing: it is armed as a whole when that is mended.
            run.Disarm(token, element.Id);
            return false;
        }
        return true;
    }

    public override void Again(Run run, Token token, Element element, int? came, ArmedTimer? timer)
    {
        if (!all) parts[came!.Value].Again(run, token, element, came, timer);
        else
            foreach (var part in parts) part.Again(run, token, element, came, null);
    }

    /// <summary>All have come when nothing that the event waits for is left.</summary>
    public override bool IsComplete(Run run, Token token, Element element) => !all || !run.IsArmed(token, element.Id);

    /// <summary>Each of them with its place.</summary>
    public ImmutableArray<Listener> Parts => parts;

    /// <summary>Waits for what is still missing after the first of all has come.</summary>
    /// <returns>Whether anything is.</returns>
    public bool ArmOthers(Run run, Token token, Element element, int came)
    {
        if (!all) return false;
        for (var at = 0; at < parts.Length; at++)
            if (at != came) parts[at].Arm(run, token, element);
        return true;
    }

    public override Listener At(int? definition) => parts[definition!.Value];
}
