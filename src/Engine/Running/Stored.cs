using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Running;

/// <summary>
/// Values as a journal gives them back: JSON has no dates and durations, so they are held as text from the beginning. A case must be the same before it
/// was stored and after.
/// </summary>
internal static class Stored
{
    public static ContextValue Of(ContextValue values) =>
        values.All(entry => IsPlain(entry.Value)) ? values : ContextValue.From(values.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value))));

    public static Value Of(Value value) => value switch
    {
        NullValue => Value.Null,
        ContextValue context => Of(context),
        ListValue list => list.Items.All(IsPlain) ? list : Value.Of(list.Items.Select(Of)),
        _ => IsPlain(value) ? value : Value.Of(FeelText.Of(value)),
    };

    // The levels of a value are capped where it is made.
    private static bool IsPlain(Value value) => value switch
    {
        BooleanValue or NumberValue or TextValue or NullValue { Reason: null } => true,
        ListValue list => list.Items.All(IsPlain),
        ContextValue context => context.All(entry => IsPlain(entry.Value)),
        _ => false,
    };
}
