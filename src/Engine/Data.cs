using WorkflowHub.Engine.Events;
using WorkflowHub.Expressions;

using WorkflowHub.Engine.State;
namespace WorkflowHub.Engine;

/// <summary>What expressions see of a case, and how its data change.</summary>
internal static class Data
{
    /// <summary>The names besides the data: <c>case</c>, and the moment for <c>now()</c> and <c>today()</c>.</summary>
    public static readonly string[] Always = ["case", "now", "today"];

    /// <summary>Sets names over the case's data; nothing happens when they have these values already.</summary>
    public static void SetData(this Walk walk, ContextValue changes)
    {
        var changed = walk.Case.Data.Merge(changes);
        if (changed.Equals(walk.Case.Data)) return;
        walk.Tell(new DataChanged(changes, walk.Procedure.TitleOf(walk.Case with { Data = changed }, walk.At)) { At = walk.At, By = walk.By });
    }

    public static Value Evaluate(this Walk walk, Expression expression) => Evaluate(expression, walk.Case, walk.At);

    /// <summary>Only the names that the expression reads are looked up.</summary>
    public static Value Evaluate(Expression expression, Case @case, DateTimeOffset at) =>
        expression.Evaluate(ContextValue.From(expression.Names.Select(name => KeyValuePair.Create(name, Named(name, @case, at)))));

    private static Value Named(string name, Case @case, DateTimeOffset at) => name switch
    {
        "case" => ContextValue.Of(
            ("id", Value.Of(@case.Id.ToString())), ("title", Value.Of(@case.Title)), ("applicant", Value.Of(@case.Applicant)),
            ("unit", Value.Of(@case.Unit)), ("startedAt", Value.Of(@case.StartedAt))),
        "now" => Value.Of(at),
        "today" => Value.Of(DateOnly.FromDateTime(at.UtcDateTime)),
        _ => @case.Step(name) is { } step ? Decided(step) : @case.Data[name],
    };

    private static Value Decided(StepState step) => step.At is not { } at
        ? Value.Null
        : ContextValue.Of(("outcome", Value.Of(step.Outcome)), ("by", Value.Of(step.By)), ("at", Value.Of(at)), ("comment", Value.Of(step.Comment)));
}
