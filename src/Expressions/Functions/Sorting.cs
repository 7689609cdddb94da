using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Functions;

/// <summary>A stable merge sort by a function that says whether one item stands before another.</summary>
internal static class Sorting
{
    public static Value Sorted(ListValue list, Value precedes, Frame frame)
    {
        if (precedes is not FunctionValue before) return Arguments.Wrong("A function that says whether one item precedes another", precedes);
        var items = list.Items.ToArray();
        var spare = new Value[items.Length];
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var from = 0; from < items.Length; from += 2 * width)
                if (Merge(items, spare, from, width, before, frame) is { } fault) return fault;
            (items, spare) = (spare, items);
        }
        return new ListValue([.. items]);
    }

    private static Value? Merge(Value[] items, Value[] merged, int from, int width, FunctionValue before, Frame frame)
    {
        var (left, middle, end) = (from, Math.Min(from + width, items.Length), Math.Min(from + (2 * width), items.Length));
        var right = middle;
        for (var at = from; at < end; at++)
        {
            var takeRight = left >= middle;
            if (!takeRight && right < end)
            {
                if (!frame.Step()) return frame.Spent;
                var verdict = before.Call([items[right], items[left]], frame);
                if (verdict is not BooleanValue) return Arguments.Wrong("A boolean from the function that sorts", verdict);
                takeRight = verdict.IsTrue;
            }
            merged[at] = items[takeRight ? right++ : left++];
        }
        return null;
    }
}
