using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Api.Cases;

/// <summary>The answers of a case that its reader may see.</summary>
internal static class SeenData
{
    /// <summary>What was hidden from somebody in every step they took part in stays hidden from them; the applicant sees what they wrote.</summary>
    public static ContextValue Of(CaseReading read)
    {
        if (read.Reader == read.Case.Applicant) return read.Case.Data;
        var steps = read.Tasks.Where(task => task.Candidates.Any(candidate => candidate.PersonId == read.Reader))
            .Select(task => read.Procedure.Procedure.Step(task.StepId)).OfType<Step>().Distinct().ToList();
        if (steps.Count == 0) return read.Case.Data;
        var hidden = steps.Select(HiddenIn).Aggregate((one, other) => one.Intersect(other));
        return hidden.Aggregate(read.Case.Data, (data, pointer) => Without(data, pointer.Split('/')[1..]));
    }

    private static IEnumerable<string> HiddenIn(Step step) => step.Fields.Where(field => field.Value == FieldRight.Hidden).Select(field => field.Key);

    private static ContextValue Without(ContextValue data, string[] names)
    {
        var name = names[0].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        if (names.Length == 1) return data.Without(name);
        return data[name] is ContextValue inner ? data.With(name, Without(inner, names[1..])) : data;
    }
}
