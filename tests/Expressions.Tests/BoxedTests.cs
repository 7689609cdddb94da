using System.Text;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

/// <summary>Boxed expressions and the implicit conversions around them (DMN 1.5, 10.2 and 10.3.2.9.4).</summary>
public sealed class BoxedTests
{
    private static DecisionModel Model(string inside)
    {
        var (model, problems) = DecisionModel.Compile(Encoding.UTF8.GetBytes(
            $"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:test" name="test">{inside}</definitions>"""));
        Assert.Empty(problems);
        return model!;
    }

    private static string Literal(string text) => $"<literalExpression><text>{System.Security.SecurityElement.Escape(text)}</text></literalExpression>";

    private const string Types = """
        <itemDefinition name="texts" isCollection="true"><typeRef>string</typeRef></itemDefinition>
        <itemDefinition name="small"><typeRef>number</typeRef><allowedValues><text>[0..10]</text></allowedValues></itemDefinition>
        <itemDefinition name="few" isCollection="true"><typeRef>small</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
        <itemDefinition name="person"><itemComponent name="name"><typeRef>string</typeRef></itemComponent><itemComponent name="age"><typeRef>small</typeRef></itemComponent></itemDefinition>
        """;

    [Theory]
    [InlineData("number", "1", "1")]
    [InlineData("number", "[1]", "1")]
    [InlineData("number", "\"1\"", "null")]
    [InlineData("number", "[1, 2]", "null")]
    [InlineData("string", "null", "null")]
    [InlineData("texts", "\"a\"", "[\"a\"]")]
    [InlineData("texts", "[\"a\", null]", "[\"a\", null]")]
    [InlineData("texts", "[\"a\", 1]", "null")]
    [InlineData("texts", "1", "null")]
    [InlineData("dateTime", "@\"2026-01-31\"", "2026-01-31T00:00:00Z")]
    [InlineData("date", "@\"2026-01-31T10:00:00\"", "null")]
    [InlineData("small", "10", "10")]
    [InlineData("small", "11", "null")]
    [InlineData("small", "[5]", "5")]
    [InlineData("few", "[1, 2]", "[1, 2]")]
    [InlineData("few", "[1, 11]", "null")]
    [InlineData("few", "[1, 2, 3]", "null")]
    [InlineData("few", "7", "[7]")]
    [InlineData("person", "{name: \"An\", age: 5}", "{name: \"An\", age: 5}")]
    [InlineData("person", "{name: \"An\", age: 5, more: 1}", "{name: \"An\", age: 5, more: 1}")]
    [InlineData("person", "{name: \"An\"}", "null")]
    [InlineData("person", "{name: \"An\", age: null}", "{name: \"An\", age: null}")]
    [InlineData("person", "{name: 1, age: 5}", "null")]
    [InlineData("person", "{name: \"An\", age: 11}", "null")]
    [InlineData("person", "[{name: \"An\", age: 5}]", "{name: \"An\", age: 5}")]
    public void A_result_is_made_what_it_is_declared_to_be_or_null(string type, string written, string expected)
    {
        var model = Model($"""{Types}<decision id="d" name="d"><variable name="d" typeRef="{type}"/>{Literal(written)}</decision>""");

        Assert.Equal(expected, FeelText.Of(model.Evaluate("d", ContextValue.Empty)));
    }

    public static TheoryData<string, string> Boxes => new()
    {
        { $"<context><contextEntry><variable name=\"a\"/>{Literal("2")}</contextEntry><contextEntry><variable name=\"b c\"/>{Literal("a * 3")}</contextEntry></context>", "{a: 2, b c: 6}" },
        { $"<context><contextEntry><variable name=\"a\"/>{Literal("2")}</contextEntry><contextEntry>{Literal("a + 1")}</contextEntry></context>", "3" },
        { $"<context><contextEntry><variable name=\"a\" typeRef=\"number\"/>{Literal("[2]")}</contextEntry><contextEntry>{Literal("a")}</contextEntry></context>", "2" },
        { $"<list>{Literal("1")}{Literal("\"a\"")}<list>{Literal("2")}</list></list>", "[1, \"a\", [2]]" },
        { $"<relation><column name=\"p\"/><column name=\"q\" typeRef=\"number\"/><row>{Literal("1")}{Literal("2")}</row><row>{Literal("3")}{Literal("\"x\"")}</row></relation>", "[{p: 1, q: 2}, {p: 3, q: null}]" },
        { $"<conditional><if>{Literal("1 > 2")}</if><then>{Literal("\"a\"")}</then><else>{Literal("\"b\"")}</else></conditional>", "b" },
        { $"<conditional><if>{Literal("null")}</if><then>{Literal("\"a\"")}</then><else>{Literal("\"b\"")}</else></conditional>", "b" },
        { $"<filter><in>{Literal("[{p: 1}, {p: 5}]")}</in><match>{Literal("p > 2")}</match></filter>", "[{p: 5}]" },
        { $"<filter><in>{Literal("[1, 5]")}</in><match>{Literal("item > 2")}</match></filter>", "[5]" },
        { $"<for iteratorVariable=\"i\"><in>{Literal("[1, 2, 3]")}</in><return>{Literal("if i = 1 then 1 else i * partial[-1]")}</return></for>", "[1, 2, 6]" },
        { $"<for iteratorVariable=\"i\"><in>{Literal("[2..4]")}</in><return>{Literal("i")}</return></for>", "[2, 3, 4]" },
        { $"<some iteratorVariable=\"i\"><in>{Literal("[1, null]")}</in><satisfies>{Literal("i > 0")}</satisfies></some>", "true" },
        { $"<every iteratorVariable=\"i\"><in>{Literal("[1, 2]")}</in><satisfies>{Literal("i > 1")}</satisfies></every>", "false" },
        { $"<invocation>{Literal("twice")}<binding><parameter name=\"n\"/>{Literal("4")}</binding></invocation>", "8" },
        { $"<invocation>{Literal("twice")}<binding><parameter name=\"n\"/>{Literal("[4]")}</binding></invocation>", "8" },
        { $"<invocation>{Literal("twice")}<binding><parameter name=\"n\"/>{Literal("\"a\"")}</binding></invocation>", "null" },
        { $"<invocation>{Literal("twice")}<binding><parameter name=\"x\"/>{Literal("4")}</binding></invocation>", "null" },
        { Literal("twice(4) + twice(n: 1)"), "10" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"a\"/>{Literal("a + 1")}</functionDefinition></contextEntry><contextEntry>{Literal("f(2)")}</contextEntry></context>", "3" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"a\"/>{Literal("if a < 2 then 1 else a * f(a - 1)")}</functionDefinition></contextEntry><contextEntry>{Literal("f(5)")}</contextEntry></context>", "120" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition><formalParameter name=\"a\" typeRef=\"number\"/>{Literal("a")}</functionDefinition></contextEntry><contextEntry>{Literal("[f([1]), f(\"x\"), f(), f(1, 2)]")}</contextEntry></context>", "[1, null, null, null]" },
        { $"<conditional><if>{Literal("1")}</if><then>{Literal("2")}</then><else>{Literal("3")}</else></conditional>", "null" },
        { $"<filter><in>{Literal("5")}</in><match>{Literal("item > 2")}</match></filter>", "[5]" },
        { $"<filter><in>{Literal("[]")}</in><match>{Literal("item > 2")}</match></filter>", "[]" },
        { $"<filter><in>{Literal("[1, 2]")}</in><match>{Literal("\"a\"")}</match></filter>", "null" },
        { $"<filter><in>{Literal("[{p: 1}, {q: 2}, {p: null}]")}</in><match>{Literal("p = 1")}</match></filter>", "[{p: 1}]" },
        { $"<for iteratorVariable=\"i\"><in>{Literal("null")}</in><return>{Literal("i")}</return></for>", "null" },
        { $"<for iteratorVariable=\"i\"><in>{Literal("7")}</in><return>{Literal("i + 1")}</return></for>", "[8]" },
        { $"<for iteratorVariable=\"i\"><in>{Literal("[1, 2]")}</in><return><for iteratorVariable=\"j\"><in>{Literal("[1..i]")}</in><return>{Literal("i * j")}</return></for></return></for>", "[[1], [2, 4]]" },
        { $"<some iteratorVariable=\"i\"><in>{Literal("[]")}</in><satisfies>{Literal("true")}</satisfies></some>", "false" },
        { $"<some iteratorVariable=\"i\"><in>{Literal("null")}</in><satisfies>{Literal("true")}</satisfies></some>", "null" },
        { $"<every iteratorVariable=\"i\"><in>{Literal("[]")}</in><satisfies>{Literal("false")}</satisfies></every>", "true" },
        { $"<every iteratorVariable=\"i\"><in>{Literal("[true, 1]")}</in><satisfies>{Literal("i")}</satisfies></every>", "null" },
        { $"<list>{Literal("null")}<conditional><if>{Literal("true")}</if><then>{Literal("1")}</then><else>{Literal("2")}</else></conditional></list>", "[null, 1]" },
        { $"<relation><column name=\"p\"/></relation>", "[]" },
        { Literal("twice(\"a\")"), "null" },
        { Literal("twice()"), "null" },
        { $"<context><contextEntry><variable name=\"f\"/><functionDefinition kind=\"PMML\"><formalParameter name=\"a\"/>{Literal("1")}</functionDefinition></contextEntry><contextEntry>{Literal("f(2)")}</contextEntry></context>", "null" },
    };

    [Theory]
    [MemberData(nameof(Boxes))]
    public void A_boxed_expression_comes_to_its_value(string box, string expected)
    {
        var (model, _) = DecisionModel.Compile(Encoding.UTF8.GetBytes($"""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:test" name="test">
              <businessKnowledgeModel id="f" name="twice"><variable name="twice" typeRef="number"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>{Literal("n * 2")}</encapsulatedLogic></businessKnowledgeModel>
              <decision id="d" name="d"><variable name="d"/><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>{box}</decision>
            </definitions>
            """));

        Assert.Equal(expected, FeelText.Of(model!.Evaluate("d", ContextValue.Empty)));
    }

    private const string Tables = """
        <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
        <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#x"/></informationRequirement>
          <decisionTable POLICY><input><inputExpression typeRef="number"><text>x</text></inputExpression><inputValues><text>[0..100]</text></inputValues></input>
            <output name="a" typeRef="number">DEFAULT</output><output name="b" typeRef="string"/>
            <rule><inputEntry><text>&lt; 10</text></inputEntry><outputEntry><text>[1]</text></outputEntry><outputEntry><text>"small"</text></outputEntry></rule>
            <rule><inputEntry><text>5, 7, > 50</text></inputEntry><outputEntry><text>x * 2</text></outputEntry><outputEntry><text>5</text></outputEntry></rule>
          </decisionTable></decision>
        """;

    [Theory]
    [InlineData("", "", "1", "{a: 1, b: \"small\"}")]
    [InlineData("", "", "60", "{a: 120, b: null}")]
    [InlineData("", "", "5", "null")]
    [InlineData("", "", "20", "null")]
    [InlineData("", "<defaultOutputEntry><text>0</text></defaultOutputEntry>", "20", "{a: 0, b: null}")]
    [InlineData("", "", "101", "null")]
    [InlineData("", "", "\"1\"", "null")]
    [InlineData("", "", "[1]", "{a: 1, b: \"small\"}")]
    [InlineData("hitPolicy=\"FIRST\"", "", "5", "{a: 1, b: \"small\"}")]
    [InlineData("hitPolicy=\"ANY\"", "", "5", "null")]
    [InlineData("hitPolicy=\"RULE ORDER\"", "", "5", "[{a: 1, b: \"small\"}, {a: 10, b: null}]")]
    [InlineData("hitPolicy=\"COLLECT\"", "", "5", "[{a: 1, b: \"small\"}, {a: 10, b: null}]")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "", "5", "2")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", "", "20", "0")]
    public void A_table_of_two_outputs_comes_to_contexts(string policy, string otherwise, string x, string expected)
    {
        var model = Model(Tables.Replace("POLICY", policy, StringComparison.Ordinal).Replace("DEFAULT", otherwise, StringComparison.Ordinal));

        Assert.Equal(expected, FeelText.Of(model.Evaluate("d", ContextValue.Of(("x", Feel.Evaluate(x))))));
    }

    [Fact]
    public void A_decision_service_takes_inputs_and_decisions_in_order_and_gives_its_outputs()
    {
        var model = Model($"""
            <inputData id="x" name="x"><variable name="x" typeRef="number"/></inputData>
            <decision id="off" name="off"><variable name="off" typeRef="number"/>{Literal("1")}</decision>
            <decision id="a" name="a"><variable name="a"/><informationRequirement><requiredInput href="#x"/></informationRequirement><informationRequirement><requiredDecision href="#off"/></informationRequirement>{Literal("x - off")}</decision>
            <decision id="b" name="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement>{Literal("a * 2")}</decision>
            <decisionService id="s" name="s"><variable name="s"/><outputDecision href="#a"/><outputDecision href="#b"/><inputDecision href="#off"/><inputData href="#x"/></decisionService>
            <decision id="d" name="d"><variable name="d"/><knowledgeRequirement><requiredKnowledge href="#s"/></knowledgeRequirement>{Literal("[s(10, 3), s(off: 4, x: 10), s(1)]")}</decision>
            """);

        Assert.Equal("[{a: 7, b: 14}, {a: 6, b: 12}, null]", FeelText.Of(model.Evaluate("d", ContextValue.Empty)));
        Assert.Equal("{a: 8, b: 16}", FeelText.Of(model.Call("s", ContextValue.Of(("x", Value.Of(10)), ("off", Value.Of(2))))));
    }

    [Fact]
    public void An_import_of_an_import_reads_the_inputs_under_both_names()
    {
        static DecisionModel Compile(string space, string inside, params DecisionModel[] imported)
        {
            var (model, problems) = DecisionModel.Compile(Encoding.UTF8.GetBytes($"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="{space}" name="{space}">{inside}</definitions>"""), imported);
            Assert.Empty(problems);
            return model!;
        }
        const string Kind = "https://www.omg.org/spec/DMN/20230324/MODEL/";
        var first = Compile("a", $"""<inputData id="i" name="who"><variable name="who" typeRef="string"/></inputData><decision id="g" name="greet"><variable name="greet"/><informationRequirement><requiredInput href="#i"/></informationRequirement>{Literal("\"Hello \" + who")}</decision>""");
        var second = Compile("b", $"""<import name="inner" namespace="a" importType="{Kind}"/><decision id="h" name="shout"><variable name="shout"/><informationRequirement><requiredDecision href="a#g"/></informationRequirement>{Literal("upper case(inner.greet)")}</decision>""", first);
        var third = Compile("c", $"""<import name="my model" namespace="b" importType="{Kind}"/><decision id="d" name="d"><variable name="d"/><informationRequirement><requiredDecision href="b#h"/></informationRequirement>{Literal("my model.shout + \"!\"")}</decision>""", second);

        var inputs = ContextValue.Of(("my model", ContextValue.Of(("inner", ContextValue.Of(("who", Value.Of("An")))))));

        Assert.Equal("HELLO AN!", FeelText.Of(third.Evaluate("d", inputs)));
    }
}
