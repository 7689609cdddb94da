using System.Collections.Immutable;
using WorkflowHub.Expressions.Syntax;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions;

/// <summary>
/// Unary tests (DMN 1.5, grammar rules 11 to 15), as in a cell of a decision table: <c>&lt; 5</c>, <c>[1..10]</c>, <c>"A", "B"</c>,
/// <c>not(…)</c>, <c>-</c>; <c>?</c> is the value under test.
/// </summary>
public sealed class UnaryTests
{
    private readonly TestNode[] tests;
    private readonly bool negated;
    private readonly int inputSlot;
    private readonly int slots;
    private readonly int nodes;

    private UnaryTests(string source, TestNode[] tests, bool negated, int inputSlot, int slots, List<Value> literals)
    {
        Literals = [.. literals];
        Source = source;
        this.tests = tests;
        this.negated = negated;
        this.inputSlot = inputSlot;
        this.slots = slots;
        nodes = tests.Sum(test => test.Nodes);
    }

    /// <summary>The text they were compiled from.</summary>
    public string Source { get; }

    /// <summary>The values written out in them.</summary>
    internal ImmutableArray<Value> Literals { get; }

    internal ReadOnlySpan<TestNode> Alternatives => tests;

    internal bool IsNegated => negated;

    /// <summary>Whether every value passes: the cell is <c>-</c>.</summary>
    public bool IsAny => tests.Length == 0;

    /// <summary>Parses and resolves; returns the tests, or every problem found.</summary>
    /// <param name="source">The text, of at most <see cref="Limits.MaxSourceLength"/> characters.</param>
    /// <param name="scope">The names they may read besides <c>?</c>.</param>
    /// <returns>The tests, or null with every problem.</returns>
    public static (UnaryTests? Tests, ImmutableArray<ExpressionProblem> Problems) Compile(string source, Scope scope)
    {
        var (tests, negated, slot, parser) = Parser.Tests(source, scope);
        return (parser.Problems.IsEmpty ? new UnaryTests(source, tests, negated, slot, parser.NamesUsed.Slots, parser.Literals) : null, parser.Problems);
    }

    /// <summary>True, false, or null with a reason where the value cannot be tested.</summary>
    /// <param name="tested">The value under test.</param>
    /// <param name="input">Values by name.</param>
    /// <returns>A boolean, or a null with a reason.</returns>
    public Value Evaluate(Value tested, ContextValue input) => Evaluate(tested, input, new Budget());

    /// <summary>Evaluates, and tells the test that holds, or all of them where none does.</summary>
    /// <returns>A tree of at most <see cref="Limits.MaxExplanationParts"/> parts.</returns>
    /// <param name="tested">The value under test.</param>
    /// <param name="input">Values by name.</param>
    public Explanation Explain(Value tested, ContextValue input)
    {
        var value = Evaluate(tested, input);
        var frame = new Frame(input, Evaluation.Slots(slots), new Budget());
        if (!IsAny) frame.Slots[inputSlot] = tested;
        var how = new Explaining(Source);
        ImmutableArray<Explanation> parts = [];
        try
        {
            parts = [.. InNode.Deciding(tested, tests, frame, how).Select(part => part?.Why).OfType<Explanation>()];
        }
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException)
        {
            // The value has its reason; there are no parts to tell.
        }
        return new Explanation(Source, 0, value, parts);
    }

    internal Value Evaluate(Value tested, ContextValue input, Budget budget)
    {
        if (IsAny) return Value.True;
        var frame = new Frame(input, Evaluation.Slots(slots), budget);
        frame.Slots[inputSlot] = tested;
        if (!frame.Step(nodes)) return frame.Spent;
        try
        {
            var result = InNode.Any(tested, tests, frame);
            return negated && result is BooleanValue boolean ? Value.Of(!boolean.Value) : result;
        }
        catch (Exception fault) when (fault is ArithmeticException or ArgumentException)
        {
            return new NullValue(fault.Message);
        }
    }
}
