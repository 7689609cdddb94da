using WorkflowHub.Engine.Procedures.Bpmn;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Which names the expressions of a process may use.</summary>
internal static class Names
{
    public static Scope In(XmlPiece process, IReadOnlyCollection<string>? dataNames, Problems problems)
    {
        var steps = new HashSet<string>(StringComparer.Ordinal);
        var outputs = new HashSet<string>(StringComparer.Ordinal);
        Gather(process, steps, outputs);
        foreach (var name in (dataNames ?? []).Concat(outputs).Where(name => steps.Contains(name) || Data.Always.Contains(name)))
            problems.Add("feel.name-clash", $"\"{name}\" is the name of form data or an output and of a step (or of case, now, today): an expression could not tell them apart.", process, name);

        var scope = Scope.Of([.. Data.Always, .. steps, .. outputs, .. dataNames ?? []]);
        return dataNames is null ? scope.Opened() : scope;
    }

    private static void Gather(XmlPiece container, HashSet<string> steps, HashSet<string> outputs)
    {
        foreach (var child in container.Children)
        {
            if (!child.IsBpmn) continue;
            if (child is { Name: "userTask", Id: { } step }) steps.Add(step);
            foreach (var output in child.Extensions.Where(extension => extension.Name == "job").SelectMany(job => job.OwnOf("output")))
                if (output["name"] is { Length: > 0 } name) outputs.Add(name);
            if (child.Name == "subProcess") Gather(child, steps, outputs);
        }
    }
}
