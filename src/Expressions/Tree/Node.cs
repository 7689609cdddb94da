namespace WorkflowHub.Expressions.Tree;

/// <summary>A part of a compiled expression. Evaluating it never throws: a fault is a null with a reason.</summary>
internal abstract class Node(Extent extent)
{
    /// <summary>Levels of the tree under this node, itself included: what evaluating it takes of the stack.</summary>
    public readonly int Height = extent.Height;

    /// <summary>Nodes under this node, itself included: what evaluating it once takes of the steps.</summary>
    public readonly int Nodes = extent.Nodes;

    /// <summary>What it comes to, null apart, as far as that is known beforehand.</summary>
    public virtual FeelType Type => FeelType.Any;

    /// <summary>The name by which it reads a value, where it does nothing else.</summary>
    public virtual string? Label => null;

    /// <summary>Where it stands in the text, from 0; its end is the place after its last character.</summary>
    public int Start { get; private set; }

    /// <summary>The place after its last character.</summary>
    public int End { get; private set; }

    /// <summary>Says where it stands; what is around it, in brackets perhaps, does not change that.</summary>
    public void Stands(int start, int end)
    {
        if (End == 0) (Start, End) = (start, end);
    }

    public abstract Value Evaluate(Frame frame);

    /// <summary>Evaluates it and says why it came to that. Only who asks pays for it.</summary>
    public virtual Explained Explain(Frame frame, Explaining how) => how.Because(this, Evaluate(frame));

    protected static Extent Over(params ReadOnlySpan<Node?> parts)
    {
        var (height, nodes) = (0, 0);
        foreach (var part in parts)
        {
            if (part is null) continue;
            height = Math.Max(height, part.Height);
            nodes += part.Nodes;
        }
        return new Extent(height + 1, nodes + 1);
    }
}

/// <summary>How high a tree is and how many nodes it has.</summary>
internal readonly record struct Extent(int Height, int Nodes)
{
    public static readonly Extent One = new(1, 1);

    /// <summary>For a node that evaluates through several methods: each takes of the stack.</summary>
    public Extent Higher(int levels) => this with { Height = Height + levels };
}

internal sealed class Literal(Value value) : Node(Extent.One)
{
    public readonly Value Value = value;
    public override FeelType Type => FeelType.Of(Value);
    public override Value Evaluate(Frame frame) => Value;
}

/// <summary>A name of the scope.</summary>
internal sealed class InputName(string name, FeelType type, Node? otherwise = null) : Node(Over(otherwise))
{
    public override FeelType Type => type;
    public override string Label => name;
    public override Value Evaluate(Frame frame) => frame.Input.TryGet(name, out var value) ? value : otherwise?.Evaluate(frame) ?? Value.Null;
}

/// <summary>A name bound within the expression: an iterator, a parameter, an entry written before.</summary>
internal sealed class LocalName(int slot, FeelType type) : Node(Extent.One)
{
    public override FeelType Type => type;
    public override Value Evaluate(Frame frame) => frame.Slots[slot];
}

/// <summary>A name within a filter: an entry of the item when it has one of that name, otherwise what the name means outside.</summary>
internal sealed class ItemName(string name, int itemSlot, FeelType type, Node outside) : Node(Over(outside))
{
    public override FeelType Type => type;
    public override string Label => name;
    public override Value Evaluate(Frame frame) =>
        frame.Slots[itemSlot] is ContextValue item && item.TryGet(name, out var value) ? value : outside.Evaluate(frame);
}

internal sealed class ListNode(Node[] items) : Node(Over(items))
{
    public override Value Evaluate(Frame frame)
    {
        if (items.Length == 0) return ListValue.Empty;
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++) values[i] = items[i].Evaluate(frame);
        return frame.Keep(new ListValue(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(values)));
    }
}

internal sealed class ContextNode((string Name, int Slot, Node Value)[] entries) : Node(Over([.. entries.Select(entry => entry.Value)]))
{
    public override Value Evaluate(Frame frame)
    {
        var values = new KeyValuePair<string, Value>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var (name, slot, node) = entries[i];
            var value = node.Evaluate(frame);
            if (node is LambdaNode && value is Closure function) value = function.Named(slot);
            values[i] = KeyValuePair.Create(name, frame.Slots[slot] = value);
        }
        return frame.Keep(ContextValue.From(values));
    }
}

internal sealed class IfNode(Node condition, Node then, Node otherwise) : Node(Over(condition, then, otherwise))
{
    public override Value Evaluate(Frame frame) => condition.Evaluate(frame).IsTrue ? then.Evaluate(frame) : otherwise.Evaluate(frame);

    public override Explained Explain(Frame frame, Explaining how)
    {
        var verdict = how.Of(condition, frame);
        var taken = how.Of(verdict.Value.IsTrue ? then : otherwise, frame);
        return how.Because(this, taken.Value, verdict, taken);
    }
}

internal sealed class InstanceOf(Node value, FeelType type) : Node(Over(value))
{
    public override FeelType Type => FeelType.Boolean;
    public override Value Evaluate(Frame frame) => Value.Of(type.Has(value.Evaluate(frame)));

    public override Explained Explain(Frame frame, Explaining how)
    {
        var of = how.Of(value, frame);
        return how.Because(this, Value.Of(type.Has(of.Value)), of);
    }
}

internal sealed class RangeNode(Node? start, Node? end, bool startIncluded, bool endIncluded, RangeForm form = RangeForm.Interval) : Node(Over(start, end))
{
    /// <summary>Whether its ends are literals, or made of literals by one function.</summary>
    public bool IsLiteral => IsPlain(start) && IsPlain(end);

    public Value? StartLiteral => (start as Literal)?.Value;
    public Value? EndLiteral => (end as Literal)?.Value;

    /// <summary>Whether its ends are literals written as such, and it is a range and not an equality in the clothes of one.</summary>
    public bool IsIntervalOfLiterals => form == RangeForm.Interval && start is null or Literal && end is null or Literal;

    public bool StartIncluded => startIncluded;
    public bool EndIncluded => endIncluded;

    private static bool IsPlain(Node? end) => end is null or Literal or BuiltinCall { IsOfLiterals: true };

    public override Value Evaluate(Frame frame) => form != RangeForm.Interval && start!.Evaluate(frame) is var only
        ? new RangeValue(only, only, startIncluded, endIncluded, form)
        : Ranges.Make(start?.Evaluate(frame), end?.Evaluate(frame), startIncluded, endIncluded);
}

internal sealed class PathNode(Node of, string name) : Node(Over(of))
{
    public override FeelType Type { get; } = MemberTypes.Of(of.Type, name) ?? FeelType.Any;
    public override string Label => of.Label is { } before ? $"{before}.{name}" : name;
    public override Value Evaluate(Frame frame) => Properties.Of(of.Evaluate(frame), name, frame);

    public override Explained Explain(Frame frame, Explaining how)
    {
        var behind = how.Of(of, frame);
        var value = Properties.Of(behind.Value, name, frame);
        // What a path leads to speaks for itself; where it leads nowhere, what stands before the dot is asked for.
        return value.IsNull ? how.Because(this, value, behind) : how.Because(this, value);
    }
}
