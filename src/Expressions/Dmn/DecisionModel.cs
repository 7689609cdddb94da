using System.Collections.Immutable;
using WorkflowHub.Expressions.Analysis;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>What is wrong with a model, and where.</summary>
/// <param name="Element">Id or name of the element it concerns, or null for the file as a whole.</param>
/// <param name="Line">Line in the file, from 1.</param>
/// <param name="Column">Column in the file, from 1.</param>
/// <param name="Message">What is wrong and what was expected; for an expression with its own line and column.</param>
public sealed record DmnProblem(string? Element, int Line, int Column, string Message);

/// <summary>What the compilation of a model comes to.</summary>
/// <param name="Model">The model, or null when the file could not be read. What has a problem in it evaluates to null.</param>
/// <param name="Problems">Every problem, up to <see cref="Limits.MaxProblems"/>.</param>
public sealed record DmnCompilation(DecisionModel? Model, ImmutableArray<DmnProblem> Problems);

/// <summary>A decision, and how it came about.</summary>
/// <param name="Value">What the decision came to.</param>
/// <param name="Steps">In the order in which they were taken.</param>
public sealed record DecisionExplanation(Value Value, ImmutableArray<DecisionStep> Steps);

/// <summary>One element of the graph, evaluated.</summary>
/// <param name="Element">Name of the element; of a decision table, the name of its element too.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Rules">Numbers, from 1, of the rules that fired, where it is a decision table; otherwise null.</param>
/// <param name="Why">Which parts decided, where it is a single expression; otherwise null.</param>
public sealed record DecisionStep(string Element, Value Value, ImmutableArray<int>? Rules, Explanation? Why = null);

/// <summary>
/// A DMN model (1.2 to 1.5), compiled once and evaluated many times. Immutable and safe to share between threads. The library has no
/// clock: <c>now()</c> and <c>today()</c> read inputs of these names.
/// </summary>
public sealed class DecisionModel
{
    private readonly ImmutableArray<DrgElement> elements;

    internal DecisionModel(string space, string name, ImmutableArray<DrgElement> elements, ImmutableDictionary<string, FeelType> types, ImmutableArray<string> members)
    {
        Namespace = space;
        Name = name;
        this.elements = elements;
        Types = types;
        Members = members;
    }

    /// <summary>The namespace by which other models import this one (DMN 1.5, 6.3.2).</summary>
    public string Namespace { get; }
    /// <summary>The name of the definitions.</summary>
    public string Name { get; }

    /// <summary>Names of the input data, in the order of the file (DMN 1.5, 6.3.11).</summary>
    public IEnumerable<string> Inputs => elements.OfType<InputData>().Select(element => element.Name);
    /// <summary>Names of the decisions, in the order of the file (DMN 1.5, 6.3.7).</summary>
    public IEnumerable<string> Decisions => elements.OfType<Decision>().Select(element => element.Name);
    /// <summary>Names of the business knowledge models and decision services, for <see cref="Call"/> (DMN 1.5, 6.3.9 and 6.3.10).</summary>
    public IEnumerable<string> Functions => elements.Where(element => element is KnowledgeModel or DecisionService).Select(element => element.Name);

    /// <summary>The item definitions.</summary>
    internal ImmutableDictionary<string, FeelType> Types { get; }

    /// <summary>Names of entries that hold symbols or several words.</summary>
    internal ImmutableArray<string> Members { get; }

    internal ImmutableArray<DrgElement> Elements => elements;

    /// <summary>Reads and compiles a model; models it imports are given already compiled and found by their namespace.</summary>
    /// <param name="xml">The file in UTF-8 or with an XML declaration, of at most <see cref="Limits.MaxModelBytes"/>.</param>
    /// <param name="imported">The models it may import.</param>
    /// <returns>The model, null only where the file is no DMN at all; and every problem (DMN 1.5, chapters 6 to 8).</returns>
    public static DmnCompilation Compile(ReadOnlyMemory<byte> xml, params IEnumerable<DecisionModel> imported)
    {
        var (definitions, problem) = DmnXml.Read(xml);
        return definitions is null ? new DmnCompilation(null, [problem!]) : new ModelCompiler(definitions, [.. imported]).Compile();
    }

    /// <summary>
    /// Evaluates a decision and what it requires, each once. A fault is a <see cref="NullValue"/> with a reason, never an exception.
    /// </summary>
    /// <param name="decision">Name or id of the decision.</param>
    /// <param name="inputs">Values of the input data by name.</param>
    /// <returns>The value; a null with a reason where the model has no such decision.</returns>
    public Value Evaluate(string decision, ContextValue inputs) => Evaluate(decision, inputs, new Tree.Budget());

    /// <summary>Evaluates a decision and tells how it came about: each element with its value, each decision table with the rules that fired, each literal expression with the parts that decided.</summary>
    /// <param name="decision">Name or id of the decision.</param>
    /// <param name="inputs">Values of the input data by name.</param>
    /// <returns>The value that <see cref="Evaluate(string, ContextValue)"/> gives, and the steps to it.</returns>
    public DecisionExplanation Explain(string decision, ContextValue inputs)
    {
        var budget = new Tree.Budget { Trace = new Tree.Trace() };
        var value = Evaluate(decision, inputs, budget);
        return new DecisionExplanation(value, [.. budget.Trace.Steps]);
    }

    /// <summary>Gaps and overlaps of a decision that is a decision table; null for another decision.</summary>
    /// <param name="decision">Name or id of the decision.</param>
    /// <returns>Findings by the numbers of rules from 1; null where it is no decision table.</returns>
    public CoverageResult? Analyse(string decision)
    {
        var logic = elements.OfType<Decision>().FirstOrDefault(element => element.Name == decision || element.Id == decision)?.Logic;
        return (logic is TypedLogic typed ? typed.Inner : logic) is TableLogic table ? table.Analyse() : null;
    }

    private Value Evaluate(string decision, ContextValue inputs, Tree.Budget budget) =>
        elements.FirstOrDefault(element => element is Decision && (element.Name == decision || element.Id == decision)) is { } found
            ? new DrgRun(inputs, budget).ValueOf(found) : new NullValue($"The model has no decision '{decision}'.");

    /// <summary>Calls a business knowledge model or a decision service with named arguments.</summary>
    /// <param name="function">Name or id of a business knowledge model or decision service.</param>
    /// <param name="arguments">Arguments by the names of its parameters; one that is missing is null.</param>
    /// <returns>Its value; a null with a reason where the model has no such function (DMN 1.5, 10.4).</returns>
    public Value Call(string function, ContextValue arguments)
    {
        if (elements.FirstOrDefault(element => element is KnowledgeModel or DecisionService && (element.Name == function || element.Id == function)) is not { } found)
            return new NullValue($"The model has no function '{function}'.");
        var run = new DrgRun(arguments, new Tree.Budget());
        if (run.ValueOf(found) is not FunctionValue callee) return new NullValue($"'{function}' cannot be called.");
        var named = arguments.Where(argument => callee.Parameters.Contains(argument.Key)).ToDictionary(argument => argument.Key, argument => argument.Value);
        foreach (var parameter in callee.Parameters) named.TryAdd(parameter, Value.Null);
        return callee.CallNamed(named, new Tree.Frame(arguments, [], run.Budget));
    }
}
