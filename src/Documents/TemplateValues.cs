using Fluid.Values;
using WorkflowHub.Expressions;
using Data = WorkflowHub.Expressions;

namespace WorkflowHub.Documents;

/// <summary>Values as Fluid sees them; a template never holds a host object.</summary>
internal static class TemplateValues
{
    public static FluidValue Of(Value value) => value switch
    {
        TextValue text => new StringValue(text.Text),
        Data.NumberValue number => Fluid.Values.NumberValue.Create(number.Number.ToDecimal()),
        Data.BooleanValue boolean => Fluid.Values.BooleanValue.Create(boolean.Value),
        ContextValue context => new DictionaryValue(new ContextIndex(context)),
        ListValue list => new ArrayValue(list.Items.Select(Of).ToArray()),
        NullValue => NilValue.Instance,
        // Dates and durations as their ISO text, which the date filters read.
        _ => new StringValue(FeelText.Of(value)),
    };

    private sealed class ContextIndex(ContextValue context) : IFluidIndexable
    {
        public int Count => context.Count;

        public IEnumerable<string> Keys => context.Select(entry => entry.Key);

        public bool TryGetValue(string name, out FluidValue value)
        {
            var found = context.TryGet(name, out var inner);
            value = found ? Of(inner!) : NilValue.Instance;
            return found;
        }
    }
}
