using System.Collections.Immutable;
using WorkflowHub.Expressions.Syntax;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>A FEEL expression, compiled once and evaluated many times. Immutable and safe to share between threads.</summary>
public sealed class Expression
{
    private readonly Node root;
    private readonly int slots;

    private Expression(string source, Node root, Names names, List<Value> literals)
    {
        Literals = [.. literals];
        Source = source;
        this.root = root;
        slots = names.Slots;
        Names = [.. names.Used];
    }

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>The names of the scope that the expression reads, in alphabetical order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The type of what it comes to, null apart, as far as the types of the scope tell; otherwise <see cref="FeelType.Any"/>.</summary>
    public FeelType Type => root.Type;

    /// <summary>The values written out in it.</summary>
    internal ImmutableArray<Value> Literals { get; }

    internal int Height => root.Height;

    internal bool IsRangeLiteral => root is RangeNode { IsLiteral: true };

    /// <summary>Parses and resolves; returns an expression, or every problem found with its line and column.</summary>
    /// <param name="source">The text, of at most <see cref="Limits.MaxSourceLength"/> characters.</param>
    /// <param name="scope">The names it may read.</param>
    /// <returns>The expression where there are no problems (DMN 1.5, 10.3.1).</returns>
    public static Compilation Compile(string source, Scope scope)
    {
        var (root, parser) = Parser.Expression(source, scope);
        return new Compilation(root is null ? null : new Expression(source, root, parser.NamesUsed, parser.Literals), parser.Problems);
    }

    /// <summary>Evaluates over the values of the scope's names; a fault is a <see cref="NullValue"/> with a reason, never an exception.</summary>
    /// <param name="input">Values by name; what the scope names and the input has not is null.</param>
    /// <returns>The value; a <see cref="NullValue"/> with a reason for a fault, a cap reached among them (DMN 1.5, 10.3.2).</returns>
    public Value Evaluate(ContextValue input) => Evaluate(input, new Budget());

    /// <summary>
    /// Evaluates, and tells which parts made the value what it is: for a comparison its sides, for and/or the operand that decided or those that
    /// were null, for <c>if</c> the condition and the branch taken, for a call its arguments, for a filter or quantifier the verdicts on items.
    /// </summary>
    /// <returns>A tree of at most <see cref="Limits.MaxExplanationParts"/> parts, whose value is what <see cref="Evaluate(ContextValue)"/> gives.</returns>
    /// <param name="input">Values by name, as for <see cref="Evaluate(ContextValue)"/>.</param>
    public Explanation Explain(ContextValue input) => Explain(input, new Budget());

    internal Explanation Explain(ContextValue input, Budget budget)
    {
        var frame = new Frame(input, Evaluation.Slots(slots), budget);
        var how = new Explaining(Source);
        try
        {
            if (frame.Step(root.Nodes) && how.Of(root, frame) is { } told && frame.Step(0)) return told.Why ?? how.Because(root, told.Value).Why!;
        }
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException)
        {
            // What the outermost border makes of it is told without parts.
        }
        return how.Because(root, Evaluate(input, budget)).Why!;
    }

    internal Value Evaluate(ContextValue input, Budget budget)
    {
        var frame = new Frame(input, Evaluation.Slots(slots), budget);
        return frame.Step(root.Nodes) ? Evaluation.Run(root, frame) : frame.Spent;
    }
}

/// <summary>What a compilation comes to.</summary>
/// <param name="Expression">The expression, or null when there is a problem.</param>
/// <param name="Problems">Every problem, in the order of the text, up to <see cref="Limits.MaxProblems"/>.</param>
public sealed record Compilation(Expression? Expression, ImmutableArray<ExpressionProblem> Problems);

/// <summary>What is wrong with a text, and where.</summary>
/// <param name="Line">From 1, within the expression's own text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">A sentence that says what is wrong and what was expected.</param>
/// <param name="Suggestion">A known name that looks like the misspelt one, or null.</param>
public sealed record ExpressionProblem(int Line, int Column, string Message, string? Suggestion = null);

internal static class Evaluation
{
    public static Value[] Slots(int count)
    {
        if (count == 0) return [];
        var slots = new Value[count];
        Array.Fill(slots, Value.Null);
        return slots;
    }

    /// <summary>The outermost border: what no operator foresaw (a date at the edge of the calendar) is a fault of the expression too.</summary>
    public static Value Run(Node node, Frame frame)
    {
        try
        {
            return node.Evaluate(frame);
        }
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException)
        {
            return new NullValue(fault.Message);
        }
    }
}
