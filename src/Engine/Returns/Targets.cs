using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>Where a return leads: always a step that was decided before, or the applicant.</summary>
internal static class Targets
{
    /// <summary>The element meant by <c>applicant</c>, <c>previous</c> or a step's id; null when the case has not been there.</summary>
    public static Element? Find(Run run, Token source, string to) => to switch
    {
        ReturnTarget.Applicant => run.Procedure.StartEventOf(run.Case),
        ReturnTarget.Previous => Previous(run, source),
        _ => run.Case.Step(to)?.Outcome is not null && run.Procedure.Element(to) is var step && Returning.IsPassed(run, source, step) ? step : null,
    };

    /// <summary>Of the decided steps that lie nearest before it on any way to it, the one decided last; the applicant when there is none.</summary>
    private static Element? Previous(Run run, Token source)
    {
        var from = run.ElementOf(source);
        var (previous, closed) = (run.Procedure.StartEventOf(run.Case), -1L);
        var seen = new HashSet<Element> { from };
        var open = new Queue<Element>(Before(from));
        while (open.TryDequeue(out var element))
        {
            if (!seen.Add(element)) continue;
            if (element is UserTask && run.Case.Step(element.Id) is { Outcome: not null } decided && Returning.IsPassed(run, source, element))
            {
                if (decided.Closed > closed) (previous, closed) = (element, decided.Closed);
                continue;
            }
            foreach (var before in Before(element)) open.Enqueue(before);
        }
        return previous;
    }

    /// <summary>Through the borders of containers: before a sub-process come what ends in it, and before what begins in it the sub-process's own way in.</summary>
    private static IEnumerable<Element> Before(Element element)
    {
        var sources = element.Before.ToList();
        if (sources.Count == 0 && element.Body.Owner is { } owner) return Before(owner);
        return sources.SelectMany(source => source is SubProcess inner ? inner.Inside.Elements.Where(last => last.Outgoing.IsEmpty).Append(source) : [source]);
    }
}
