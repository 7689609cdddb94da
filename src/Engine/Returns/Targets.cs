using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine.Returns;

/// <summary>Where a return leads: always a step that was decided before, or the applicant.</summary>
internal static class Targets
{
    /// <summary>The element meant by <c>applicant</c>, <c>previous</c> or a step's id; null when the case has not been there.</summary>
    public static Element? Find(Walk walk, Token source, string to) => to switch
    {
        ReturnTarget.Applicant => walk.Graph.Start,
        ReturnTarget.Previous => Previous(walk, walk.ElementOf(source)),
        _ => walk.Graph.Find(to) is { } element and IStep && walk.Case.Step(to)?.Outcome is not null ? element : null,
    };

    /// <summary>Of the decided steps that lie nearest before it on any way to it, the one decided last; the applicant when there is none.</summary>
    private static Element Previous(Walk walk, Element from)
    {
        var found = new List<(Element Element, long Closed)>();
        var seen = new HashSet<Element> { from };
        var open = new Queue<Element>(Before(from));
        while (open.TryDequeue(out var element))
        {
            if (!seen.Add(element)) continue;
            if (element is UserTask && walk.Case.Step(element.Id) is { Outcome: not null } decided)
                found.Add((element, decided.Closed));
            else
                foreach (var before in Before(element)) open.Enqueue(before);
        }
        return found.Count == 0 ? walk.Graph.Start : found.MaxBy(step => step.Closed).Element;
    }

    private static IEnumerable<Element> Before(Element element)
    {
        if (element is BoundaryTimer boundary) return [boundary.Host];
        var before = element.Incoming.Select(flow => flow.Source).SelectMany(source => source is SubProcess inner ? Ends(inner).Prepend(source) : [source]);
        return element.Incoming.Count == 0 && element.Container.Owner is { } owner ? [owner] : before;
    }

    private static IEnumerable<Element> Ends(SubProcess process) => process.Inside.Elements.Where(element => element.Outgoing.Count == 0);
}
