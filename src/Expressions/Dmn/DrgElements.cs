using System.Collections.Immutable;
using WorkflowHub.Expressions.Tree;

namespace WorkflowHub.Expressions.Dmn;

/// <param name="Element">The element required.</param>
/// <param name="Import">Name of the import it comes through, empty for none.</param>
internal readonly record struct Requirement(DrgElement Element, string Import);

/// <summary>An element of the decision requirements graph.</summary>
internal abstract class DrgElement(string id, string name, FeelType type)
{
    public string Id => id;
    public string Name => name;

    /// <summary>What its variable is declared to be.</summary>
    public FeelType Type => type;

    public ImmutableArray<Requirement> Requires { get; set; } = [];

    /// <summary>The value, when the values of all it requires are known.</summary>
    public abstract Value Evaluate(DrgRun run);
}

internal sealed class InputData(string id, string name, FeelType type) : DrgElement(id, name, type)
{
    public override Value Evaluate(DrgRun run) => Type.Convert(run.Inputs[Name]);
}

internal sealed class Decision(string id, string name, FeelType type) : DrgElement(id, name, type)
{
    public Logic Logic { get; set; } = Logic.None;

    public override Value Evaluate(DrgRun run) => Type.Convert(Logic.Evaluate(run.VariablesOf(this), run.Budget));
}

internal sealed class KnowledgeModel(string id, string name, FeelType type) : DrgElement(id, name, type)
{
    public ImmutableArray<(string Name, FeelType Type)> Parameters { get; set; } = [];
    public Logic Logic { get; set; } = Logic.None;

    public override Value Evaluate(DrgRun run) => new LogicFunction(Name, Parameters, Type is FeelType.Function function ? function.Result : Type, Logic, run.VariablesOf(this));
}

internal sealed class DecisionService(string id, string name, FeelType type) : DrgElement(id, name, type)
{
    public ImmutableArray<DrgElement> Inputs { get; set; } = [];
    public ImmutableArray<DrgElement> Outputs { get; set; } = [];

    public override Value Evaluate(DrgRun run) => new ServiceFunction(this, run);
}

/// <summary>
/// One evaluation of the graph: each element once. What is imported is evaluated in a run of its own for each import, whose inputs are
/// the entries of the input with the import's name, where there is one.
/// </summary>
internal sealed class DrgRun(ContextValue inputs, Budget budget)
{
    private readonly Dictionary<DrgElement, Value> values = [];
    private readonly Dictionary<string, DrgRun> imports = new(StringComparer.Ordinal);

    public ContextValue Inputs => inputs;
    public Budget Budget => budget;

    public void Set(DrgElement element, Value value) => values[element] = value;

    /// <summary>Evaluates what is required first, without recursion: a chain of requirements may be long.</summary>
    public Value ValueOf(DrgElement wanted)
    {
        if (--budget.Steps < 0) return new NullValue($"The model takes more than {nameof(Limits.MaxSteps)} ({Limits.MaxSteps}) steps.");
        var path = new Stack<DrgElement>([wanted]);
        var entered = new HashSet<DrgElement>();
        while (path.TryPeek(out var element))
        {
            if (values.ContainsKey(element))
            {
                path.Pop();
                continue;
            }
            if (entered.Add(element))
            {
                foreach (var (required, import) in element.Requires)
                    if (import.Length == 0 && !values.ContainsKey(required) && !entered.Contains(required)) path.Push(required);
                continue;
            }
            path.Pop();
            values[element] = element.Evaluate(this);
            budget.Trace?.Steps.Add(new DecisionStep(element.Name, values[element], null, (element as Decision)?.Logic.Explain(VariablesOf(element), budget.Trace.Explaining)));
        }
        return values[wanted];
    }

    private DrgRun Import(string name)
    {
        if (imports.TryGetValue(name, out var known)) return known;
        return imports[name] = new DrgRun(inputs[name] is ContextValue own ? Clocks(inputs).Merge(own) : inputs, budget);
    }

    public static ContextValue Clocks(ContextValue inputs) => ContextValue.From(inputs.Where(input => ModelCompiler.Clocks.Contains(input.Key)));

    /// <summary>What an element sees: everything it requires, under the names of imports where it comes from there.</summary>
    public ContextValue VariablesOf(DrgElement element)
    {
        var variables = Clocks(inputs).ToList();
        var imported = new Dictionary<string, List<KeyValuePair<string, Value>>>(StringComparer.Ordinal);
        foreach (var (required, import) in element.Requires)
        {
            if (import.Length == 0)
            {
                variables.Add(KeyValuePair.Create(required.Name, values.GetValueOrDefault(required, Value.Null)));
                continue;
            }
            if (!imported.TryGetValue(import, out var entries)) imported[import] = entries = [];
            entries.Add(KeyValuePair.Create(required.Name, Import(import).ValueOf(required)));
        }
        foreach (var (import, entries) in imported) variables.Add(KeyValuePair.Create(import, (Value)ContextValue.From(entries)));
        return ContextValue.From(variables);
    }
}

/// <summary>A business knowledge model or a boxed function as a value.</summary>
internal sealed record LogicFunction : FunctionValue
{
    private readonly string name;
    private readonly ImmutableArray<(string Name, FeelType Type)> parameters;
    private readonly FeelType result;
    private readonly Logic logic;
    private readonly ContextValue variables;

    public LogicFunction(string name, ImmutableArray<(string Name, FeelType Type)> parameters, FeelType result, Logic logic, ContextValue variables)
    {
        (this.name, this.parameters, this.result, this.logic, this.variables) = (name, parameters, result, logic, variables);
        Parameters = [.. parameters.Select(parameter => parameter.Name)];
    }

    public override ImmutableArray<string> Parameters { get; }

    internal override FeelType Type => new FeelType.Function([.. parameters.Select(parameter => parameter.Type)], result);

    internal override Value Call(Value[] arguments, Frame frame)
    {
        if (arguments.Length != parameters.Length) return frame.Fault($"{name} takes {parameters.Length} arguments; {arguments.Length} were given.");
        var entries = new List<KeyValuePair<string, Value>>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = parameters[i].Type.Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull) return argument;
            entries.Add(KeyValuePair.Create(parameters[i].Name, argument));
        }
        if (!frame.Step(variables.Count + entries.Count + 1)) return frame.Spent;
        var own = name.Length > 0 && !variables.TryGet(name, out _) ? variables.With(name, this) : variables;
        return Calls.Deeper(frame, logic.Height, () => result.Convert(logic.Evaluate(own.Merge(ContextValue.From(entries)), frame.Budget)));
    }

    public bool Equals(LogicFunction? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>A decision service as a value: its output decisions over the inputs given to it.</summary>
internal sealed record ServiceFunction : FunctionValue
{
    // A service stands for a whole graph of decisions: it counts as a high tree.
    private const int Height = 200;
    private readonly DecisionService service;
    private readonly DrgRun from;

    public ServiceFunction(DecisionService service, DrgRun from)
    {
        (this.service, this.from) = (service, from);
        Parameters = [.. service.Inputs.Select(input => input.Name)];
    }

    public override ImmutableArray<string> Parameters { get; }

    internal override FeelType Type => new FeelType.Function([.. service.Inputs.Select(input => input.Type)], service.Type);

    internal override Value Call(Value[] arguments, Frame frame)
    {
        if (arguments.Length != service.Inputs.Length) return frame.Fault($"{service.Name} takes {service.Inputs.Length} arguments; {arguments.Length} were given.");
        if (!frame.Step()) return frame.Spent;
        var run = new DrgRun(DrgRun.Clocks(from.Inputs), frame.Budget);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = service.Inputs[i].Type.Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull) return argument;
            run.Set(service.Inputs[i], argument);
        }
        return Calls.Deeper(frame, Height, () => service.Type.Convert(service.Outputs.Length == 1
            ? run.ValueOf(service.Outputs[0]) : ContextValue.From(service.Outputs.Select(output => KeyValuePair.Create(output.Name, run.ValueOf(output))))));
    }

    public bool Equals(ServiceFunction? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
