using WorkflowHub.Engine.Elements;

namespace WorkflowHub.Engine.Procedures.Compile;

internal static class Returning
{
    /// <summary>Every place that a step may send the case back to must be there.</summary>
    public static void Check(IEnumerable<Element> elements, Problems problems)
    {
        var known = elements.ToDictionary(element => element.Id, StringComparer.Ordinal);
        foreach (var task in known.Values.OfType<UserTask>())
        {
            foreach (var target in task.Step.Returns)
            {
                if (target.To is ReturnTarget.Applicant or ReturnTarget.Previous) continue;
                if (known.GetValueOrDefault(target.To) is UserTask other && other != task) continue;
                problems.Add("wh.return", $"\"{task.Id}\" sends back to \"{target.To}\"; expected applicant, previous or the id of another user task.", task.Id, task.Line);
            }
        }
    }
}
