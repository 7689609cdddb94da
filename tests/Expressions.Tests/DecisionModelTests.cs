using System.Text;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

public sealed class DecisionModelTests
{
    private static DmnCompilation Compile(string inside) => DecisionModel.Compile(Encoding.UTF8.GetBytes(
        $"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:test" name="test">{inside}</definitions>"""));

    private static string Table(string policy, string outputs = "<output name=\"level\"/>", string third = "\"board\"") => $"""
        <inputData id="i" name="amount"><variable name="amount" typeRef="number"/></inputData>
        <decision id="d" name="approval"><variable name="approval"/>
          <informationRequirement><requiredInput href="#i"/></informationRequirement>
          <decisionTable {policy}>
            <input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
            {outputs}
            <rule><inputEntry><text>&lt; 100</text></inputEntry><outputEntry><text>"head"</text></outputEntry></rule>
            <rule><inputEntry><text>[50..1000]</text></inputEntry><outputEntry><text>"finance"</text></outputEntry></rule>
            <rule><inputEntry><text>&gt; 1000</text></inputEntry><outputEntry><text>{third}</text></outputEntry></rule>
          </decisionTable>
        </decision>
        """;

    private const string Ordered = "<output name=\"level\"><outputValues><text>\"board\", \"finance\", \"head\"</text></outputValues></output>";

    [Theory]
    [InlineData("", 10, "head")]
    [InlineData("", 60, "null")]
    [InlineData("hitPolicy=\"FIRST\"", 60, "head")]
    [InlineData("hitPolicy=\"ANY\"", 60, "null")]
    [InlineData("hitPolicy=\"PRIORITY\"", 60, "finance")]
    [InlineData("hitPolicy=\"COLLECT\"", 60, "[\"head\", \"finance\"]")]
    [InlineData("hitPolicy=\"RULE ORDER\"", 60, "[\"head\", \"finance\"]")]
    [InlineData("hitPolicy=\"OUTPUT ORDER\"", 60, "[\"finance\", \"head\"]")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"COUNT\"", 60, "2")]
    [InlineData("hitPolicy=\"COLLECT\" aggregation=\"MIN\"", 60, "finance")]
    public void Hit_policies_choose_among_the_rules_that_fire(string policy, int amount, string expected)
    {
        var compiled = Compile(Table(policy, Ordered));

        var result = compiled.Model!.Evaluate("approval", ContextValue.Of(("amount", Value.Of(amount))));

        Assert.Empty(compiled.Problems);
        Assert.Equal(expected, FeelText.Of(result));
    }

    [Fact]
    public void Without_output_values_those_of_the_type_say_which_output_is_wanted_most()
    {
        const string Type = "<itemDefinition name=\"rank\"><typeRef>string</typeRef><allowedValues><text>\"board\", \"finance\", \"head\"</text></allowedValues></itemDefinition>";

        var model = Compile(Type + Table("hitPolicy=\"PRIORITY\"", "<output name=\"level\" typeRef=\"rank\"/>")).Model!;

        Assert.Equal("finance", FeelText.Of(model.Evaluate("approval", ContextValue.Of(("amount", Value.Of(60))))));
    }

    [Fact]
    public void An_explanation_tells_which_rules_fired()
    {
        var model = Compile(Table("hitPolicy=\"RULE ORDER\"")).Model!;

        var explained = model.Explain("approval", ContextValue.Of(("amount", Value.Of(60))));

        Assert.Equal(["amount", "approval", "approval"], explained.Steps.Select(step => step.Element));
        Assert.Equal([1, 2], explained.Steps[1].Rules!.Value);
        Assert.Equal(explained.Value, explained.Steps[2].Value);
    }

    [Fact]
    public void Imported_inputs_are_entries_under_the_name_of_the_import()
    {
        static DecisionModel Model(string space, string inside, params DecisionModel[] imported) => DecisionModel.Compile(Encoding.UTF8.GetBytes(
            $"""<definitions xmlns="https://www.omg.org/spec/DMN/20211108/MODEL/" namespace="{space}" name="{space}">{inside}</definitions>"""), imported).Model!;
        var inner = Model("a", """
            <inputData id="i" name="Person name"><variable name="Person name" typeRef="string"/></inputData>
            <decision id="g" name="Greeting"><variable name="Greeting"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <literalExpression><text>"Hello " + Person name</text></literalExpression></decision>
            """);
        var outer = Model("b", """
            <import name="first" namespace="a" importType="https://www.omg.org/spec/DMN/20211108/MODEL/"/>
            <import name="second" namespace="a" importType="https://www.omg.org/spec/DMN/20211108/MODEL/"/>
            <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredDecision href="a#g"/></informationRequirement>
              <literalExpression><text>first.Greeting</text></literalExpression></decision>
            """, inner);

        var result = outer.Evaluate("d", ContextValue.Of(("first", ContextValue.Of(("Person name", Value.Of("An")))), ("Person name", Value.Of("Binh"))));

        Assert.Equal("Hello An", FeelText.Of(result));
    }

    [Fact]
    public void A_problem_in_a_table_names_the_decision_and_the_line()
    {
        var problem = Assert.Single(Compile(Table("", third: "bord + \"x\"")).Problems);

        Assert.Equal("d", problem.Element);
        Assert.Equal(9, problem.Line);
        Assert.Contains("There is no 'bord' here", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_that_require_each_other_are_refused()
    {
        static string Decision(string id, string required) => $"""
            <decision id="{id}" name="{id}"><variable name="{id}"/><informationRequirement><requiredDecision href="#{required}"/></informationRequirement>
              <literalExpression><text>{required}</text></literalExpression></decision>
            """;

        var compiled = Compile(Decision("a", "b") + Decision("b", "a"));

        Assert.Contains(compiled.Problems, problem => problem.Message == "'a' requires itself through others.");
        Assert.True(compiled.Model!.Evaluate("a", ContextValue.Empty).IsNull);
    }

    [Fact]
    public void Knowledge_models_that_call_themselves_fit_a_small_stack()
    {
        var model = Compile("""
            <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>
              <context><contextEntry><variable name="a"/><list><conditional>
                <if><literalExpression><text>true</text></literalExpression></if>
                <then><for iteratorVariable="i"><in><literalExpression><text>[1]</text></literalExpression></in><return><decisionTable hitPolicy="FIRST"><output/>
                  <rule><outputEntry><text>f(n)</text></outputEntry></rule></decisionTable></return></for></then>
                <else><literalExpression><text>1</text></literalExpression></else></conditional></list></contextEntry></context></encapsulatedLogic></businessKnowledgeModel>
            """).Model!;
        Value? result = null;
        var thread = new Thread(() => result = model.Call("f", ContextValue.Of(("n", Value.Of(1)))), 512 * 1024);

        thread.Start();
        thread.Join();

        Assert.Contains("a: ", FeelText.Of(result!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_knowledge_model_that_calls_itself_for_ever_ends()
    {
        var model = Compile("""
            <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic><formalParameter name="n"/>
              <literalExpression><text>f(n + 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """).Model!;

        var result = Assert.IsType<NullValue>(model.Call("f", ContextValue.Of(("n", Value.Of(1)))));

        Assert.Contains(nameof(Limits.MaxCallHeight), result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_knowledge_model_may_call_itself_to_an_end()
    {
        var model = Compile("""
            <businessKnowledgeModel id="f" name="factorial"><variable name="factorial"/><encapsulatedLogic><formalParameter name="n" typeRef="number"/>
              <literalExpression><text>if n &lt; 2 then 1 else n * factorial(n - 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """).Model!;

        Assert.Equal("120", FeelText.Of(model.Call("factorial", ContextValue.Of(("n", Value.Of(5))))));
    }

    [Fact]
    public void A_value_that_its_type_does_not_allow_is_null_with_the_reason()
    {
        var model = Compile("""
            <itemDefinition name="colour"><typeRef>string</typeRef><allowedValues><text>"red", "green"</text></allowedValues></itemDefinition>
            <inputData id="i" name="c"><variable name="c" typeRef="colour"/></inputData>
            <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
              <literalExpression><text>c</text></literalExpression></decision>
            """).Model!;

        Assert.Equal("red", FeelText.Of(model.Evaluate("d", ContextValue.Of(("c", Value.Of("red"))))));
        Assert.Contains("not among the values allowed for colour", Assert.IsType<NullValue>(model.Evaluate("d", ContextValue.Of(("c", Value.Of("blue"))))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_files_are_refused_by_the_name_of_the_cap()
    {
        var deep = Compile(string.Concat(Enumerable.Repeat("<a>", 2_000)) + string.Concat(Enumerable.Repeat("</a>", 2_000)));
        var wide = Compile(string.Concat(Enumerable.Repeat("<a/>", 30_000)));
        var large = DecisionModel.Compile(new byte[Limits.MaxModelBytes + 1]);
        var entities = DecisionModel.Compile("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"u8.ToArray());
        var foreign = DecisionModel.Compile("<a/>"u8.ToArray());
        var broken = DecisionModel.Compile("<a"u8.ToArray());

        Assert.Contains(nameof(Limits.MaxModelDepth), deep.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Limits.MaxModelElements), wide.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Limits.MaxModelBytes), large.Problems[0].Message, StringComparison.Ordinal);
        Assert.All([deep, wide, large, entities, foreign, broken], refused => Assert.Null(refused.Model));
    }

    [Fact]
    public void A_long_chain_of_decisions_does_not_overflow_the_stack()
    {
        var chain = new StringBuilder("""<decision id="d0" name="d0"><variable name="d0"/><literalExpression><text>1</text></literalExpression></decision>""");
        for (var i = 1; i <= 2_500; i++)
            chain.Append(System.Globalization.CultureInfo.InvariantCulture, $"""<decision id="d{i}" name="d{i}"><variable name="d{i}"/><informationRequirement><requiredDecision href="#d{i - 1}"/></informationRequirement><literalExpression><text>d{i - 1} + 1</text></literalExpression></decision>""");

        Assert.Equal("2501", FeelText.Of(Compile(chain.ToString()).Model!.Evaluate("d2500", ContextValue.Empty)));
    }
}
