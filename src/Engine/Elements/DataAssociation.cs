using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Carries data into an activity or out of it (BPMN 2.0.2, 10.4.2): by a transformation, by assignments to parts of the target, or else as they are.
/// </summary>
internal sealed class DataAssociation
{
    private readonly Expression? transformation;
    private readonly ImmutableArray<Assignment> assignments;

    private DataAssociation(ImmutableArray<DataItem> sources, DataItem target, Expression? transformation, ImmutableArray<Assignment> assignments)
    {
        (Sources, Target) = (sources, target);
        (this.transformation, this.assignments) = (transformation, assignments);
    }

    public ImmutableArray<DataItem> Sources { get; }
    public DataItem Target { get; }

    /// <summary>The associations of an activity or event, in the order in which they are carried out.</summary>
    /// <param name="kind"><c>dataInputAssociation</c> or <c>dataOutputAssociation</c>.</param>
    public static ImmutableArray<DataAssociation> Read(XmlPart owner, string kind, ModelReader reader) =>
        [.. owner.ChildrenNamed(kind).Select(part => Read(part, reader)).OfType<DataAssociation>()];

    private static DataAssociation? Read(XmlPart part, ModelReader reader)
    {
        ImmutableArray<DataItem> sources = [.. part.ChildrenNamed("sourceRef").Select(source => DataItem.Referred(source, reader)).OfType<DataItem>()];
        if (part.Child("targetRef") is not { } aim)
        {
            reader.Problem("bpmn.association", part, $"A data association of '{part.NearestId}' needs a targetRef.");
            return null;
        }
        if (DataItem.Referred(aim, reader) is not { } target) return null;
        var transformation = part.Child("transformation") is { } given ? reader.FeelIn(given) : null;
        ImmutableArray<Assignment> assignments = [.. part.ChildrenNamed("assignment").Select(assignment => Assignment.Read(assignment, target, reader)).OfType<Assignment>()];
        if (sources.Length != 1 && part.Child("transformation") is null && part.Child("assignment") is null)
            reader.Problem("bpmn.association", part, $"A data association to '{target.Name}' has {sources.Length} sources: one was expected, or a transformation that says what becomes of them.");
        return new DataAssociation(sources, target, transformation, assignments);
    }

    /// <summary>What the target becomes; a null with a reason when that could not be worked out.</summary>
    /// <param name="lookup">The names that can be read.</param>
    /// <param name="before">What the target holds.</param>
    public Value Evaluate(Func<string, Value> lookup, Value before)
    {
        foreach (var source in Sources)
            if (source.State is { } expected && lookup(DataItems.StateOf(source.Name)) is { IsNull: false } state && state.AsText != expected)
                return new NullValue($"'{source.Name}' should be in the state '{expected}'; it is in {FeelText.Of(state)}.");
        if (transformation is not null) before = Running.Evaluating.Evaluate(transformation, lookup);
        else if (assignments.IsEmpty) return lookup(Sources[0].Name);
        foreach (var assignment in assignments)
        {
            if (before is NullValue { Reason: not null }) return before;
            before = assignment.Apply(lookup, before);
        }
        return before;
    }
}

/// <summary>Sets the target, or an entry within it.</summary>
/// <param name="Path">Names of entries, from the outside in; empty for the target as a whole.</param>
internal sealed record Assignment(Expression From, ImmutableArray<string> Path)
{
    private const int MaxPath = 10;

    public static Assignment? Read(XmlPart part, DataItem target, ModelReader reader)
    {
        if (part.Child("from") is not { } from || part.Child("to") is not { } to)
        {
            reader.Problem("bpmn.association", part, $"An assignment to '{target.Name}' needs a from and a to.");
            return null;
        }
        string[] path = to.Text.Split('.', StringSplitOptions.TrimEntries);
        if (path.Length > MaxPath || path.Contains("") || (path[0] != target.Name && path[0] != target.Part.Id))
        {
            reader.Problem("bpmn.association", to, $"'to' should be '{target.Name}', or entries of it such as '{target.Name}.part', at most {MaxPath} names; '{to.Text}' was found.");
            return null;
        }
        return reader.FeelIn(from) is { } expression ? new Assignment(expression, [.. path.Skip(1)]) : null;
    }

    public Value Apply(Func<string, Value> lookup, Value before)
    {
        var value = Running.Evaluating.Evaluate(From, lookup);
        return value is NullValue { Reason: not null } ? value : Set(before, Path.AsSpan(), value);
    }

    private static Value Set(Value whole, ReadOnlySpan<string> path, Value value)
    {
        if (path.IsEmpty) return value;
        var context = whole as ContextValue ?? ContextValue.Empty;
        return context.With(path[0], Set(context[path[0]], path[1..], value));
    }
}
