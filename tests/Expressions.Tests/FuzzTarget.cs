using System.Text;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

/// <summary>What a fuzzer feeds: whatever the text, nothing is thrown, everything ends, and what comes out keeps the caps.</summary>
internal static class FuzzTarget
{
    private static readonly ContextValue Names = ContextValue.Of(
        ("x", Value.Of(3)), ("text", Value.Of("a😀\"b")), ("list", Value.Of(Value.Of(1), Value.Null, Value.Of("b"))), ("day", Value.Of(new DateOnly(2026, 2, 28))),
        ("lines", Value.Of(ContextValue.Of(("price", Value.Of(9.5m)), ("unit name", Value.Of("box"))))));

    private static readonly Scope Known = Scope.Of(Names.Select(entry => entry.Key));

    public static void Expression(string source)
    {
        var (expression, problems) = Expressions.Expression.Compile(source, Known);
        if (expression is null) Sound(problems, source);
        else Kept(expression.Evaluate(Names));
        Expressions.Expression.Compile(source, Scope.Open).Expression?.Evaluate(Names);
        var (tests, refused) = UnaryTests.Compile(source, Known);
        if (tests is null) Sound(refused, source);
        else Assert.True(tests.Evaluate(Value.Of(3), Names) is BooleanValue or NullValue);
    }

    public static void Model(byte[] xml)
    {
        var (model, problems) = DecisionModel.Compile(xml);
        Assert.True(model is not null || problems.Length > 0);
        if (model is null) return;
        foreach (var decision in model.Decisions.Take(20).ToList())
        {
            Kept(model.Explain(decision, Names).Value);
            model.Analyse(decision);
        }
        foreach (var function in model.Functions.Take(5).ToList()) Kept(model.Call(function, Names));
    }

    private static void Sound(IEnumerable<ExpressionProblem> problems, string source)
    {
        var lines = source.Count(c => c == '\n') + 1;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.True(problem.Line >= 1 && problem.Line <= lines && problem.Column >= 1 && problem.Message.Length > 0, problem.ToString()));
    }

    private static void Kept(Value value)
    {
        Assert.True(value is not TextValue { Text.Length: > Limits.MaxTextLength });
        Assert.True(value is not ListValue { Items.Length: > Limits.MaxListSize });
        Assert.True(value.Equals(value));
        _ = FeelText.Of(value);
        _ = JsonValues.ToUtf8(value);
    }

    /// <summary>Whole expressions to begin from: the table of examples, and constructs it has not.</summary>
    public static string[] Corpus() =>
    [
        .. System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "examples", "browser.json"))).RootElement.EnumerateObject()
            .SelectMany(part => part.Value.EnumerateArray()).Select(row => row.GetProperty("source").GetString()!),
        "not(1, [2..3), > 4)", "-", "? > 3 and x < 5, \"a\"", "lines[price > 1].unit name", "for i in 1..5 return if i < 3 then i else partial[-1] + 1",
        "{f: function(n: number, l: list<context<a: number>>) n + count(l), r: f(l: [], n: 1)}.r", "list instance of function<number, list<string>> -> range<date>",
        "sort(list: [3, 1], precedes: function(a, b) a > b)", "/* a */ x // b\n + 1", "every a in list, b in [a, ]1..3[] satisfies a = b",
        "time(10, 59, 30.5, @\"PT2H\") - @\"10:00:00@Europe/Paris\"", "replace(text, \"(a)|[^b-d-[c]]\\\\p{Lu}{1,3}?\", \"$1\\\\$\", \"ix\")",
        "function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}", "x instance of years and months duration", "get value(context([{key: text, value: x}]), text)",
    ];

    public static byte[] Table() => Encoding.UTF8.GetBytes("""
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:a" name="a">
          <itemDefinition name="t"><typeRef>number</typeRef><allowedValues><text>[0..100]</text></allowedValues></itemDefinition>
          <itemDefinition name="c" isCollection="true"><itemComponent name="price"><typeRef>t</typeRef></itemComponent></itemDefinition>
          <inputData id="x" name="x"><variable name="x" typeRef="t"/></inputData>
          <inputData id="l" name="lines"><variable name="lines" typeRef="c"/></inputData>
          <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
            <conditional><if><literalExpression><text>n &lt; 2</text></literalExpression></if><then><literalExpression><text>1</text></literalExpression></then>
              <else><literalExpression><text>f(n - 1) * n</text></literalExpression></else></conditional></encapsulatedLogic></businessKnowledgeModel>
          <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#x"/></informationRequirement><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
            <decisionTable hitPolicy="COLLECT" aggregation="SUM"><input><inputExpression typeRef="number"><text>x + 1</text></inputExpression><inputValues><text>[0..200]</text></inputValues></input>
              <output name="o" typeRef="number"><defaultOutputEntry><text>0</text></defaultOutputEntry></output>
              <rule><inputEntry><text>&lt; 5, 7</text></inputEntry><outputEntry><text>f(x)</text></outputEntry></rule>
              <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable></decision>
          <decision id="e" name="e"><variable name="e"/><informationRequirement><requiredDecision href="#d"/></informationRequirement><informationRequirement><requiredInput href="#l"/></informationRequirement>
            <context><contextEntry><variable name="a"/><for iteratorVariable="i"><in><literalExpression><text>lines.price</text></literalExpression></in><return><literalExpression><text>i + d</text></literalExpression></return></for></contextEntry>
              <contextEntry><variable name="b"/><filter><in><literalExpression><text>a</text></literalExpression></in><match><literalExpression><text>item > 1</text></literalExpression></match></filter></contextEntry>
              <contextEntry><relation><column name="p"/><row><literalExpression><text>a[1]</text></literalExpression></row></relation></contextEntry></context></decision>
          <decisionService id="s" name="s"><variable name="s"/><outputDecision href="#e"/><encapsulatedDecision href="#d"/><inputData href="#x"/><inputData href="#l"/></decisionService>
        </definitions>
        """);
}
