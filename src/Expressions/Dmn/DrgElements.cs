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

/// <summary>One evaluation of the graph: each element once.</summary>
internal sealed class DrgRun(ContextValue inputs, Budget budget)
{
    private readonly Dictionary<DrgElement, Value> values = [];

    public ContextValue Inputs => inputs;
    public Budget Budget => budget;

    public void Set(DrgElement element, Value value) => values[element] = value;

    /// <summary>Evaluates what is required first, without recursion: a chain of requirements may be long.</summary>
    public Value ValueOf(DrgElement wanted)
    {
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
                foreach (var required in element.Requires)
                    if (!values.ContainsKey(required.Element) && !entered.Contains(required.Element)) path.Push(required.Element);
                continue;
            }
            path.Pop();
            values[element] = element.Evaluate(this);
        }
        return values[wanted];
    }

    /// <summary>What an element sees: everything it requires, under the names of imports where it comes from there.</summary>
    public ContextValue VariablesOf(DrgElement element)
    {
        var variables = new List<KeyValuePair<string, Value>>();
        var imported = new Dictionary<string, List<KeyValuePair<string, Value>>>(StringComparer.Ordinal);
        foreach (var clock in ModelCompiler.Clocks)
            if (inputs.TryGet(clock, out var moment)) variables.Add(KeyValuePair.Create(clock, moment));
        foreach (var (required, import) in element.Requires)
        {
            var entry = KeyValuePair.Create(required.Name, values.GetValueOrDefault(required, Value.Null));
            if (import.Length == 0) variables.Add(entry);
            else if (imported.TryGetValue(import, out var entries)) entries.Add(entry);
            else imported[import] = [entry];
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
        var run = new DrgRun(Clocks(), frame.Budget);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = service.Inputs[i].Type.Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull) return argument;
            run.Set(service.Inputs[i], argument);
        }
        return Calls.Deeper(frame, Height, () => service.Type.Convert(service.Outputs.Length == 1
            ? run.ValueOf(service.Outputs[0]) : ContextValue.From(service.Outputs.Select(output => KeyValuePair.Create(output.Name, run.ValueOf(output))))));
    }

    private ContextValue Clocks() => ContextValue.From(from.Inputs.Where(input => ModelCompiler.Clocks.Contains(input.Key)));

    public bool Equals(ServiceFunction? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
