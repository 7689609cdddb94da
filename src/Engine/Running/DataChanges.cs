using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>The case's data, and the title that follows from it.</summary>
internal static class DataChanges
{
    private const int MaxTitle = 300;

    /// <summary>Sets data of the case whatever scopes have declared.</summary>
    public static void Change(this Run run, ContextValue changes)
    {
        if (changes.Count == 0) return;
        changes = Stored.Of(changes);
        var after = run.Case with { Data = run.Case.Data.Merge(changes) };
        run.DataMoved = true;
        run.Emit(new DataChanged(changes, TitleOf(run.Procedure, after, run.At)) { At = run.At, By = run.By });
    }

    public static string TitleOf(Procedure procedure, Case @case, DateTimeOffset at)
    {
        var value = procedure.Title is { } title ? Evaluating.Evaluate(title, @case, at) : Value.Null;
        var text = value.IsNull ? procedure.Source.Name.ToString() : value.AsText ?? FeelText.Of(value);
        return text.Length <= MaxTitle ? text : text[..(MaxTitle - 3)] + "...";
    }
}
