using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>Contexts (DMN 1.5, table 82).</summary>
internal static class ContextFunctions
{
    private const string KeyName = "key";
    private const string ValueName = "value";

    public static void AddTo(Catalogue catalogue)
    {
        catalogue.Add("get value(m, key)", (a, _) => a[0] is ContextValue context
            ? a[1] is TextValue { Text: var key } ? context[key] : Arguments.Wrong("A key as a string", a[1]) : Arguments.Wrong("A context", a[0]));
        catalogue.Add("get entries(m)", (a, _) => a[0] is ContextValue context
            ? new ListValue([.. context.Select(entry => ContextValue.Of((KeyName, Value.Of(entry.Key)), (ValueName, entry.Value)))]) : Arguments.Wrong("A context", a[0]));
        catalogue.Add("context(entries)", FromEntries);
        catalogue.Add("context put(context, keys, value)", (a, frame) => a[1] is ListValue keys ? Put(a[0]!, keys, 0, a[2]!, frame) : PutOne(a));
        catalogue.Add("context put(context, key, value)", (a, _) => PutOne(a));
        catalogue.Add("context merge(contexts)", (a, frame) =>
        {
            if (Arguments.List(a[0]) is not { } list) return Arguments.Wrong("A list of contexts", a[0]);
            var merged = ContextValue.Empty;
            foreach (var item in list.Items)
            {
                if (item is not ContextValue context) return Arguments.Wrong("A list of contexts", item);
                if (!frame.Step(context.Count + merged.Count)) return frame.Spent;
                merged = merged.Merge(context);
            }
            return merged;
        });
    }

    private static Value FromEntries(Value?[] a, Frame frame)
    {
        if (Arguments.List(a[0]) is not { } list) return Arguments.Wrong("A list of entries", a[0]);
        var entries = new List<KeyValuePair<string, Value>>();
        foreach (var item in list.Items)
        {
            if (!frame.Step()) return frame.Spent;
            if (item is not ContextValue entry || entry[KeyName] is not TextValue { Text: var key } || !entry.TryGet(ValueName, out var value))
                return Arguments.Wrong("Entries with a key and a value", item);
            entries.Add(KeyValuePair.Create(key, value));
        }
        var context = ContextValue.From(entries);
        return context.Count == entries.Count ? context : frame.Fault("A key stands twice.");
    }

    private static Value PutOne(Value?[] a) => a[0] is ContextValue context && a[1] is TextValue { Text: var key }
        ? context.With(key, a[2]!) : Arguments.Wrong("A context and a key as a string", a[0]);

    private static Value Put(Value into, ListValue keys, int at, Value value, Frame frame)
    {
        if (at > Limits.MaxValueDepth || keys.Items.IsEmpty) return frame.Fault("A list of one key or more was expected.");
        if (keys.Items[at] is not TextValue { Text: var key }) return Arguments.Wrong("Keys as strings", keys.Items[at]);
        if (into is not ContextValue context) return Arguments.Wrong("A context", into);
        if (at == keys.Items.Length - 1) return context.With(key, value);
        var inner = Put(context[key], keys, at + 1, value, frame);
        return inner.IsNull ? inner : context.With(key, inner);
    }
}
