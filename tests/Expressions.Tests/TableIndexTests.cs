using System.Text;
using CsCheck;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Expressions.Tests;

public sealed class TableIndexTests
{
    private static readonly string[] Numbers =
        ["-", "5", "1, 3, 7", "< 4", ">= 6", "[2..5]", "(2..5]", "]2..5[", "not(3)", "not([2..4], 8)", "? > 3", "\"a\"", "null", "> b", "[5..2]", "2.5", "(< 4)", "(!= 3)", "<= -1"];

    private static readonly string[] Texts = ["-", "\"a\"", "\"a\", \"b\"", "not(\"a\")", "not(\"b\", \"c\")", "> \"b\"", "string length(?) > 1", "[\"a\"..\"b\"]", "b", "null", "1"];

    private static readonly string[] Days = ["-", "@\"2026-01-01\"", "< @\"2026-02-01\"", "[date(\"2026-01-01\")..@\"2026-03-01\"]", "not(@\"2026-01-01\")", "date and time(\"2026-01-01T00:00:00\")"];

    private static readonly string[] Inputs = ["null", "0", "2", "2.5", "3", "4", "5", "6", "9", "-1", "\"a\"", "\"b\"", "\"cc\"", "[3]", "[\"a\"]", "true", "@\"2026-01-01\"", "@\"2026-01-15\"", "@\"2026-03-02\""];

    [Fact]
    public void An_index_finds_the_rules_that_asking_each_cell_finds()
    {
        var cells = Gen.Select(Gen.OneOfConst(Numbers), Gen.OneOfConst(Texts), Gen.OneOfConst(Days)).Array[20, 150];
        var inputs = Gen.OneOfConst(Inputs).Array[3];

        Gen.Select(cells, inputs.Array[8]).Sample((rules, tries) =>
        {
            var model = Model(rules);
            foreach (var written in tries)
            {
                var names = ContextValue.Of(("x", Feel.Evaluate(written[0])), ("y", Feel.Evaluate(written[1])), ("z", Feel.Evaluate(written[2])), ("b", Value.Of(4)));

                var found = Assert.IsType<ListValue>(model.Evaluate("d", names));

                Assert.Equal(rules.Select((rule, i) => (Hit: Holds(rule.Item1, "x") && Holds(rule.Item2, "y") && Holds(rule.Item3, "z"), Number: (decimal)i)).Where(rule => rule.Hit).Select(rule => rule.Number),
                    found.Items.Select(item => ((NumberValue)item).Number.ToDecimal()));

                bool Holds(string test, string name) => UnaryTests.Compile(test, Scope.Of("b")).Tests!.Evaluate(names[name], names).IsTrue;
            }
        }, iter: 60, threads: 1);
    }

    private static DecisionModel Model((string X, string Y, string Z)[] rules)
    {
        var xml = new StringBuilder("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" namespace=\"t\" name=\"t\">");
        foreach (var name in new[] { "x", "y", "z", "b" }) xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<inputData id=\"{name}\" name=\"{name}\"><variable name=\"{name}\"/></inputData>");
        xml.Append("<decision id=\"d\" name=\"d\"><variable name=\"d\"/>");
        foreach (var name in new[] { "x", "y", "z", "b" }) xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<informationRequirement><requiredInput href=\"#{name}\"/></informationRequirement>");
        xml.Append("<decisionTable hitPolicy=\"RULE ORDER\">");
        foreach (var name in new[] { "x", "y", "z" }) xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<input><inputExpression><text>{name}</text></inputExpression></input>");
        xml.Append("<output/>");
        for (var i = 0; i < rules.Length; i++)
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<rule>{Cell(rules[i].X)}{Cell(rules[i].Y)}{Cell(rules[i].Z)}<outputEntry><text>{i}</text></outputEntry></rule>");
        return DecisionModel.Compile(Encoding.UTF8.GetBytes(xml.Append("</decisionTable></decision></definitions>").ToString())).Model!;

        static string Cell(string test) => $"<inputEntry><text>{System.Security.SecurityElement.Escape(test)}</text></inputEntry>";
    }
}
