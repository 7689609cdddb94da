using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Done for each item of a list, or so many times, at once or one after another, until all are done or the completion condition is true.
/// </summary>
internal sealed class MultiInstance : Loop
{
    /// <summary>Instances of one activity.</summary>
    public const int MaxInstances = 1_000;

    private readonly bool sequential;
    private readonly Expression? cardinality;
    private readonly Expression? completion;
    private readonly DataItem? input;
    private readonly DataItem? output;
    private readonly string? inputItem;
    private readonly string? outputItem;
    private readonly bool givesOutside;
    private readonly InstanceEvents events;

    public MultiInstance(XmlPart part, ModelReader reader)
    {
        sequential = part["isSequential"] is "true" or "1";
        cardinality = part.Child("loopCardinality") is { } count ? reader.FeelIn(count) : null;
        completion = part.Child("completionCondition") is { } condition ? reader.FeelIn(condition) : null;
        input = part.Child("loopDataInputRef") is { } list ? DataItem.Referred(list, reader) : null;
        output = part.Child("loopDataOutputRef") is { } results ? DataItem.Referred(results, reader) : null;
        givesOutside = output is not null && !ActivityData.IsOf(output, part.Parent!);
        inputItem = NameOf(part, "inputDataItem");
        outputItem = NameOf(part, "outputDataItem");
        events = new InstanceEvents(part, reader);
        if (part.Child("loopCardinality") is null && part.Child("loopDataInputRef") is null)
            reader.Problem("bpmn.loop-count", part, $"'{part.NearestId}' does not say how often it is done: a loopCardinality or a loopDataInputRef was expected.");
        if (inputItem is not null && part.Child("loopDataInputRef") is null)
            reader.Problem("bpmn.loop-input-item", part, $"'{part.NearestId}' has an inputDataItem, but no loopDataInputRef to take it from.");
        if (output is not null != outputItem is not null)
            reader.Problem("bpmn.loop-output-item", part, $"'{part.NearestId}' should have both a loopDataOutputRef and an outputDataItem, or neither.");
    }

    /// <summary>The list that the items come from, and the one that outputs are gathered in: data of the activity as a whole.</summary>
    public DataItem? Input => input;
    public DataItem? Output => output;

    public override void Begin(Run run, Token whole, Activity activity)
    {
        if (Items(run, whole, activity) is not var (count, items)) return;
        var collects = outputItem is null ? null : output?.Name;
        run.Emit(new LoopBegun(whole.Number, activity.Id, count, !sequential, items, collects) { At = run.At, By = run.By });
        for (var next = 0; next < (sequential ? Math.Min(count, 1) : count); next++) Next(run, whole, activity);
        run.Touch(whole.Number);
    }

    public override ContextValue Own(LoopState loop, int instance)
    {
        var own = ContextValue.Empty;
        if (inputItem is not null && instance <= loop.Items.Length) own = own.With(inputItem, loop.Items[instance - 1]);
        return outputItem is null ? own : own.With(outputItem, Value.Null);
    }

    public override void Continue(Run run, Token whole, Activity activity, Token seen)
    {
        run.Touch(whole.Number);
        if (seen != whole && !events.Throw(run, whole, activity, seen)) return;
        if (completion is not null)
        {
            if (Holds(run, whole, activity, completion, seen) is not { } done) return;
            if (done)
            {
                run.CancelInside(whole.Number, "the completion condition is met");
                return;
            }
        }
        var loop = run.Case.Tokens.Numbered(whole.Number)!.Loop!;
        if (sequential && loop.Begun < loop.Planned && loop.Begun == loop.Completed + loop.Terminated) Next(run, whole, activity);
    }

    public override LoopState Reopened(Run run, Token whole, int instance)
    {
        if (whole.Loop is not null) return base.Reopened(run, whole, instance);
        // The list may have changed since: the instance that is opened again is there all the same.
        var items = input is not null && run.Lookup(input.Name, whole) is ListValue list ? [.. list.Items.Take(MaxInstances)] : ImmutableArray<Value>.Empty;
        var count = Math.Max(instance, input is not null ? items.Length : cardinality is not null && CountOf(run.Evaluate(cardinality, whole)) is { } number ? number : 0);
        var collects = outputItem is null ? null : output?.Name;
        ImmutableArray<Value> outputs = collects is null ? [] : [.. Enumerable.Repeat(Value.Null, count)];
        if (collects is not null && run.Lookup(collects, run.Around(whole)) is ListValue { Items: var before } && before.Length == count) outputs = before;
        return new LoopState(count, !sequential, items, collects, outputs, count - 1, count - 1);
    }

    public override void Finish(Run run, Token whole)
    {
        if (givesOutside && whole.Loop is { Collects: { } list } loop) run.Change(ContextValue.Of((list, new ListValue(loop.Outputs))), run.Around(whole));
    }

    protected override void Collect(Run run, Token instance, Activity activity)
    {
        if (outputItem is null || run.Around(instance) is not { } whole) return;
        run.Emit(new OutputCollected(whole.Number, activity.Id, instance.Instance!.Value, Stored.Of(run.Lookup(outputItem, instance))) { At = run.At, By = run.By });
    }

    private (int Count, ImmutableArray<Value> Items)? Items(Run run, Token whole, Activity activity)
    {
        var found = input is not null ? run.Lookup(input.Name, whole) : run.Evaluate(cardinality!, whole);
        if (input is not null && found is ListValue { Items: var items } && items.Length <= MaxInstances) return (items.Length, [.. items.Select(Stored.Of)]);
        if (input is null && CountOf(found) is { } number) return (number, []);
        var why = found switch
        {
            NullValue { Reason: { } reason } => reason,
            ListValue list when input is not null => $"the limit of MaxInstances is {MaxInstances:N0}, and the list '{input.Name}' has {list.Items.Length:N0} items.",
            _ when input is not null => $"'{input.Name}' should be a list; {FeelText.Of(found)} was found.",
            _ => $"\"{cardinality!.Source}\" should give a whole number from 0 to {MaxInstances:N0} (MaxInstances); {FeelText.Of(found)} was found.",
        };
        run.Raise(whole, activity, "loop-count", $"How often '{activity.Id}' is done cannot be told: {why}");
        return null;
    }

    private static int? CountOf(Value value) =>
        value is NumberValue { Number: var number } && number.IsInteger && number >= 0 && number <= MaxInstances ? (int)number.ToDecimal() : null;

    private static string? NameOf(XmlPart part, string item) => part.Child(item) is { } given && DataItems.Is(given) ? DataItems.NameOf(given) : null;
}
