using System.Collections.Immutable;
using System.Xml.Linq;

namespace WorkflowHub.Expressions.Dmn;

/// <summary>Makes boxed expressions of their XML. The depth of elements is capped, so the recursion is too.</summary>
internal sealed class LogicCompiler(ItemDefinitions items, Action<XElement, string> report)
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "literalExpression", "context", "decisionTable", "invocation", "list", "relation", "functionDefinition", "conditional", "for", "every", "some", "filter",
    };

    public static bool IsLogic(XElement element) => Kinds.Contains(element.Name.LocalName);

    public Logic Compile(XElement source, Scope scope)
    {
        Logic logic = source.Name.LocalName switch
        {
            "literalExpression" => Literal(source, scope),
            "context" => Context(source, scope),
            "decisionTable" => Table(source, scope),
            "invocation" => Invocation(source, scope),
            "list" => new ListLogic([.. source.Elements().Where(IsLogic).Select(item => Compile(item, scope))]),
            "relation" => Relation(source, scope),
            "functionDefinition" => Definition(source, scope),
            "conditional" => new ConditionalLogic(Inside(source, "if", scope), Inside(source, "then", scope), Inside(source, "else", scope)),
            "filter" => new FilterLogic(Inside(source, "in", scope), Inside(source, "match", scope.With(["item"]).Opened())),
            "for" => new ForLogic(source.Text("iteratorVariable") ?? "", Inside(source, "in", scope), Inside(source, "return", scope.With([source.Text("iteratorVariable") ?? "", "partial"]))),
            var kind => new QuantifiedLogic(kind == "every", source.Text("iteratorVariable") ?? "", Inside(source, "in", scope), Inside(source, "satisfies", scope.With([source.Text("iteratorVariable") ?? ""]))),
        };
        var type = items.Of(source);
        return type == FeelType.Any || logic is FunctionLogic ? logic : new TypedLogic(logic, type);
    }

    private Logic Inside(XElement source, string name, Scope scope)
    {
        if (source.Child(name)?.Elements().FirstOrDefault(IsLogic) is { } inner) return Compile(inner, scope);
        report(source, $"'{name}' with an expression in it was expected.");
        return Logic.None;
    }

    private Logic Literal(XElement source, Scope scope)
    {
        if (source.Text("expressionLanguage") is { } language && !language.Contains("FEEL", StringComparison.OrdinalIgnoreCase)) return Fault(source, $"The language {language} is not FEEL.");
        return Text(source, scope) ?? Fault(source, "An expression was expected.");
    }

    private FaultLogic Fault(XElement source, string message)
    {
        report(source, message);
        return new FaultLogic(message);
    }

    /// <summary>The expression in a text child, or null when it is empty.</summary>
    private Logic? Text(XElement? source, Scope scope)
    {
        if (source?.Child("text") is not { } text || string.IsNullOrWhiteSpace(text.Value)) return null;
        var (expression, problems) = Expression.Compile(text.Value, scope);
        foreach (var problem in problems) report(text, $"{problem.Line}:{problem.Column} {problem.Message}");
        return expression is null ? new FaultLogic(problems[0].Message) : new LiteralLogic(expression);
    }

    private UnaryTests? Tests(XElement? source, Scope scope)
    {
        if (source?.Child("text") is not { } text || string.IsNullOrWhiteSpace(text.Value)) return null;
        var (tests, problems) = UnaryTests.Compile(text.Value, scope);
        foreach (var problem in problems) report(text, $"{problem.Line}:{problem.Column} {problem.Message}");
        return tests;
    }

    private ContextLogic Context(XElement source, Scope scope)
    {
        var entries = new List<(string?, FeelType, Logic)>();
        foreach (var entry in source.Children("contextEntry"))
        {
            var variable = entry.Child("variable");
            var name = variable?.Text("name");
            var written = entry.Elements().FirstOrDefault(IsLogic);
            // A function may call itself; any other entry is known to those after it alone.
            var itself = name is not null && written?.Name.LocalName == "functionDefinition" ? scope.With([name]) : scope;
            var value = written is null ? Logic.None : written.Name.LocalName == "functionDefinition" ? Definition(written, itself, name ?? "") : Compile(written, itself);
            entries.Add((name, items.Of(variable), value));
            if (name is not null) scope = scope.With([name]);
        }
        return new ContextLogic([.. entries]);
    }

    private InvocationLogic Invocation(XElement source, Scope scope) => new(
        source.Elements().FirstOrDefault(IsLogic) is { } function ? Compile(function, scope) : Logic.None,
        [.. source.Children("binding").Select(binding => (binding.Child("parameter")?.Text("name") ?? "",
            binding.Elements().FirstOrDefault(IsLogic) is { } value ? Compile(value, scope) : Logic.None))]);

    private RelationLogic Relation(XElement source, Scope scope)
    {
        var columns = source.Children("column").Select(column => (column.Text("name") ?? "", items.Of(column))).ToArray();
        var rows = source.Children("row").Select(row => row.Elements().Where(IsLogic).Select(cell => Compile(cell, scope)).ToArray()).ToArray();
        return new RelationLogic(columns, rows);
    }

    private FunctionLogic Definition(XElement source, Scope scope, string name = "")
    {
        ImmutableArray<(string Name, FeelType Type)> parameters = [.. source.Children("formalParameter").Select(parameter => (parameter.Text("name") ?? "", items.Of(parameter)))];
        return new FunctionLogic(name, parameters, items.Of(source), Function(source, scope, parameters));
    }

    /// <summary>The body of a function.</summary>
    public Logic Function(XElement source, Scope scope, ImmutableArray<(string Name, FeelType Type)> parameters)
    {
        if (source.Text("kind") == "Java") return External(source, parameters);
        if (source.Text("kind") is { } kind && kind != "FEEL") return Fault(source, $"Functions of the kind {kind} are not available: a model reaches nothing outside itself.");
        return source.Elements().FirstOrDefault(IsLogic) is { } body ? Compile(body, scope.With(parameters.Select(parameter => parameter.Name))) : Logic.None;
    }

    private Logic External(XElement source, ImmutableArray<(string Name, FeelType Type)> parameters)
    {
        var mapping = source.Child("context") is { } context ? Compile(context, Scope.Of()).Evaluate(ContextValue.Empty, Tree.Budget.Small()) : Value.Null;
        var (method, refusal) = Functions.JavaMethod.Find(mapping);
        return method is null ? Fault(source, refusal) : new ExternalLogic(new Tree.JavaFunction(parameters, method));
    }

    private Logic Table(XElement source, Scope scope)
    {
        if (Policy(source.Text("hitPolicy") ?? "UNIQUE") is not { } policy) return Fault(source, $"The hit policy {source.Text("hitPolicy")} is not known.");
        var inputs = source.Children("input").Select(input => Input(input, scope)).ToArray();
        var outputs = source.Children("output").Select(output => Output(output, source, scope)).ToArray();
        var rules = new List<TableRule>();
        foreach (var rule in source.Children("rule"))
        {
            var tests = rule.Children("inputEntry").Select(entry => Tests(entry, scope)).ToArray();
            var values = rule.Children("outputEntry").Select(entry => Text(entry, scope) ?? Logic.None).ToArray();
            if (tests.Length != inputs.Length || values.Length != outputs.Length) return Fault(rule, $"A rule of {inputs.Length} input and {outputs.Length} output entries was expected.");
            rules.Add(new TableRule(rules.Count + 1, tests, values));
        }
        return outputs.Length == 0 ? Fault(source, "A decision table has at least one output.") : new TableLogic(source.Ancestors().Select(ancestor => ancestor.Text("name")).FirstOrDefault(name => name is not null) ?? "", policy, Aggregation(source, policy), inputs, outputs, [.. rules]);
    }

    private string Aggregation(XElement source, HitPolicy policy)
    {
        if (source.Text("aggregation") is not { } written || policy != HitPolicy.Collect) return "";
        if (written is not ("SUM" or "MIN" or "MAX" or "COUNT")) report(source, $"The aggregation {written} is not known; SUM, MIN, MAX or COUNT was expected.");
        return written;
    }

    private static HitPolicy? Policy(string written) => written switch
    {
        "UNIQUE" => HitPolicy.Unique, "FIRST" => HitPolicy.First, "PRIORITY" => HitPolicy.Priority, "ANY" => HitPolicy.Any,
        "COLLECT" => HitPolicy.Collect, "RULE ORDER" => HitPolicy.RuleOrder, "OUTPUT ORDER" => HitPolicy.OutputOrder, _ => null,
    };

    private TableInput Input(XElement input, Scope scope)
    {
        var expression = input.Child("inputExpression");
        var logic = Text(expression, scope) ?? Fault(input, "An input expression was expected.");
        var type = items.Of(expression);
        return new TableInput(type == FeelType.Any ? logic : new TypedLogic(logic, type), type, Tests(input.Child("inputValues"), scope), input.Text("label") ?? expression?.Child("text")?.Value ?? "");
    }

    private TableOutput Output(XElement output, XElement table, Scope scope)
    {
        ImmutableArray<Value> order = [];
        if (output.Child("outputValues")?.Child("text")?.Value is { } values
            && Expression.Compile($"[{values}]", scope).Expression?.Evaluate(ContextValue.Empty) is ListValue list) order = list.Items;
        // Without output values of its own, those of the type are in order (DMN 1.5, 8.2.8).
        var type = items.Of(output);
        if (order.IsEmpty && type is FeelType.Defined { Allowed: { } allowed }) order = allowed.Literals;
        return new TableOutput(output.Text("name") ?? table.Text("outputLabel") ?? "", type, Text(output.Child("defaultOutputEntry"), scope), order);
    }
}
