using Fluid;
using Fluid.Values;

namespace WorkflowHub.Documents;

/// <summary>The filters a template may use: Liquid's harmless ones, each measured before and after, and our own for dates and figures.</summary>
internal static class Filters
{
    private static readonly string[] FromLiquid =
    [
        "abs", "append", "at_least", "at_most", "capitalize", "ceil", "compact", "concat", "default", "divided_by", "downcase", "escape", "first",
        "floor", "last", "lstrip", "map", "minus", "modulo", "plus", "prepend", "remove", "remove_first", "replace_first", "reverse", "round", "rstrip",
        "size", "slice", "sort", "sort_natural", "split", "strip", "strip_html", "strip_newlines", "sum", "times", "truncate", "truncatewords", "uniq",
        "upcase", "where",
    ];

    public static readonly TemplateOptions Options = Make();

    private static TemplateOptions Make()
    {
        var options = new TemplateOptions
        {
            MemberAccessStrategy = new DefaultMemberAccessStrategy(),
            MaxSteps = LiquidTemplate.MaxSteps,
            // Fluid counts every loop begun, not how deep they stand; the nesting was measured before parsing, and nothing here can call itself.
            MaxRecursion = int.MaxValue,
            // Templates are pure: the day comes with the data. Fluid's date asks for this moment even when it does not use it.
            Now = () => DateTimeOffset.UnixEpoch,
            TimeZone = TimeZoneInfo.Utc,
        };
        var all = options.Filters.ToDictionary(filter => filter.Key, filter => filter.Value);
        options.Filters.Clear();
        foreach (var name in FromLiquid) Add(options, name, all[name]);
        // escape marks its result as done; the output escapes once anyway.
        Add(options, "escape", static (input, _, _) => input);
        Add(options, "date", (input, arguments, context) => input.ToStringValue() is "now" or "today"
            ? throw new FormatException("a template does not know the time: use today, without quotation marks")
            : all["date"](input, arguments, context));
        Add(options, "replace", TextFilters.Replace);
        Add(options, "join", TextFilters.Join);
        Add(options, "newline_to_br", TextFilters.NewLineToBreak, html: true);
        Add(options, "date_long", DateFilters.Long);
        Add(options, "date_short", DateFilters.Short);
        Add(options, "date_time", DateFilters.DateAndTime);
        Add(options, "time_short", DateFilters.Time);
        Add(options, "number", NumberFilters.Number);
        Add(options, "money", NumberFilters.Money);
        Add(options, "number_in_words", NumberFilters.InWords);
        return options;
    }

    private static void Add(TemplateOptions options, string name, FilterDelegate filter, bool html = false) =>
        options.Filters.AddFilter(name, (input, arguments, context) =>
        {
            var budget = (RenderBudget)context.AmbientValues[nameof(RenderBudget)];
            var size = Size(input);
            for (var i = 0; i < arguments.Count; i++) size += Size(arguments.At(i));
            budget.Work(size);
            var answer = filter(input, arguments, context);
            if (!answer.IsCompleted) throw new InvalidOperationException($"the filter {name} does not answer at once");
            var result = answer.Result;
            budget.Work(Size(result));
            // No filter may mark its text as needing no escape, except ours that escape themselves.
            return new ValueTask<FluidValue>(!html && result is StringValue { Encode: false } text ? new StringValue(text.ToStringValue()) : result);
        });

    private static long Size(FluidValue value)
    {
        if (value is StringValue text) return text.ToStringValue().Length;
        if (value is not ArrayValue list) return 1;
        if (list.Values.Count > RenderBudget.MaxEntries) throw new LimitException($"A list in the template has more than {RenderBudget.MaxEntries} entries (limit: list size).");
        var size = 0L;
        foreach (var entry in list.Values) size += entry is StringValue one ? one.ToStringValue().Length : 1;
        return size;
    }
}
