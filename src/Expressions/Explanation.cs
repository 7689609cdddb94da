using System.Collections.Immutable;
using System.Text;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>
/// A part of an expression, what it came to, and the parts that made it so: of a conjunction that is false the operand that is false, of a
/// null the operand that was null. A part that is a literal explains nothing and is left out.
/// </summary>
/// <param name="Text">The part as it is written.</param>
/// <param name="Start">Where it begins in the text of the expression, from 0.</param>
/// <param name="Value">What it came to; a null says by its reason what was wrong.</param>
/// <param name="Parts">What decided, in the order in which it is written.</param>
/// <param name="IsCut">Whether there are more parts, left out by <see cref="Limits.MaxExplanationParts"/> or <see cref="Limits.MaxExplainedItems"/>.</param>
public sealed record Explanation(string Text, int Start, Value Value, ImmutableArray<Explanation> Parts, bool IsCut = false)
{
    /// <summary>The tree as lines of text, each part further in than what it explains.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, int level)
    {
        if (level > 0) text.Append('\n').Append(' ', level * 2);
        text.Append(Text).Append(" => ").Append(Value is TextValue ? FeelText.Of(Value.Of(Value))[1..^1] : FeelText.Of(Value));
        foreach (var part in Parts) part.Write(text, level + 1);
        if (IsCut) text.Append('\n').Append(' ', (level + 1) * 2).Append('…');
    }
}

/// <summary>Makes the explanation of one evaluation, up to the cap of its parts.</summary>
internal sealed class Explaining(string source)
{
    private int left = Limits.MaxExplanationParts;

    /// <summary>Evaluates a node and explains it; when there are enough parts, evaluates it alone.</summary>
    public Explained Of(Node node, Frame frame)
    {
        if (node is Literal literal) return new Explained(literal.Value, null, false);
        if (left <= 0) return new Explained(node.Evaluate(frame), null, true);
        left--;
        return node.Explain(frame, this);
    }

    /// <summary>What a node came to, and which of its parts made it so.</summary>
    public Explained Because(Node node, Value value, params ReadOnlySpan<Explained?> parts)
    {
        var (told, cut) = (ImmutableArray.CreateBuilder<Explanation>(), false);
        foreach (var part in parts)
        {
            if (part is not { } known) continue;
            if (known.Why is { } why) told.Add(why);
            cut |= known.IsCut;
        }
        return new Explained(value, new Explanation(source[node.Start..node.End], node.Start, value, told.DrainToImmutable(), cut), false);
    }
}

/// <param name="Why">Null for a literal, and for what the cap leaves out.</param>
/// <param name="IsCut">Whether the cap left it out.</param>
internal readonly record struct Explained(Value Value, Explanation? Why, bool IsCut)
{
    public static readonly Explained Cut = new(Expressions.Value.Null, null, true);
}
