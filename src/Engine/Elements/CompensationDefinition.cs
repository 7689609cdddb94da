using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Elements;

/// <summary>What an event that throws compensation undoes: one activity, or everything completed where it stands (BPMN 2.0.2, 10.5.5 and 13.5.5).</summary>
internal sealed class CompensationDefinition(string? activity, bool waits)
{
    public static CompensationDefinition Read(XmlPart part) =>
        new(part["activityRef"] is { Length: > 0 } reference ? reference[(reference.LastIndexOf(':') + 1)..] : null, part["waitForCompletion"] is not ("false" or "0"));

    /// <returns>Whether the event has to wait until it is done.</returns>
    public bool Ask(Run run, Token token, Element from) => run.AskCompensation(token, from, activity) && waits;

    /// <summary>An activity that is named must stand beside the event, or beside the event sub-process that holds it.</summary>
    public void Check(Element from, ModelReader checker)
    {
        if (activity is null) return;
        for (var body = from.Body; ; body = body.Owner!.Body)
        {
            if (body.Elements.Any(element => element.Id == activity && element is Activity)) return;
            if (body.Owner is not EventSubProcess) break;
        }
        checker.Problem("bpmn.compensation-activity", from.Part, $"'{from.Id}' compensates '{activity}': the id of an activity beside it was expected.");
    }
}
