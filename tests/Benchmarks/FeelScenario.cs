using System.Globalization;
using System.Text;
using System.Xml.XPath;
using WorkflowHub.Expressions;
using WorkflowHub.Expressions.Dmn;

namespace WorkflowHub.Benchmarks;

/// <summary>
/// Conditions and decision tables: a gateway's condition and a table of 1,000 rules against the same in plain C# (which goes through its
/// rules one by one), and reading a condition against the framework reading the same as XPath.
/// </summary>
internal static class FeelScenario
{
    private const int Rules = 1_000;
    private const string Condition = "amount > 1000 and vendor = \"Acme\" and not(urgent)";
    private const string Long = "if count(lines[price > 100]) > 2 and applicant.unit = \"sales\" then sum(lines.price) * 1.2 else max(lines.price)";

    private sealed record Order(decimal Amount, string Vendor, bool Urgent);

    private sealed record Rule(decimal From, decimal To, string Country, decimal Rate);

    public static Task<Report> Run(Options options)
    {
        var report = new Report();
        MeasureCondition(report);
        MeasureTable(report);
        MeasureReading(report);
        return Task.FromResult(report);
    }

    private static void MeasureCondition(Report report)
    {
        var condition = Expression.Compile(Condition, Scope.Of("amount", "vendor", "urgent")).Expression!;
        var names = ContextValue.Of(("vendor", Value.Of("Acme")), ("urgent", Value.False), ("amount", Value.Of(1500)), ("department", Value.Of("sales")));
        var order = new Order(1500, "Acme", false);
        var (time, bytes) = Pace.Of(() => condition.Evaluate(names));
        report.Add("conditionUs", time, Pace.Of(() => order.Amount > 1000 && order.Vendor == "Acme" && !order.Urgent).Microseconds);
        report.Figures["conditionBytes"] = bytes;
    }

    private static void MeasureTable(Report report)
    {
        var rules = Enumerable.Range(0, Rules).Select(i => new Rule(i / 10 * 100, (i / 10 * 100) + 99.99m, $"C{i % 10}", i)).ToArray();
        var file = Encoding.UTF8.GetBytes(Model(rules));
        var model = DecisionModel.Compile(file).Model!;
        var asked = Enumerable.Range(0, 64).Select(i => (Amount: i * 157m % 10_000, Country: $"C{i % 10}")).ToArray();
        var inputs = asked.Select(one => ContextValue.Of(("amount", Value.Of(one.Amount)), ("country", Value.Of(one.Country)))).ToArray();
        var (turn, plain) = (0, 0);
        var (time, bytes) = Pace.Of(() => model.Evaluate("rate", inputs[turn++ % inputs.Length]));
        var floor = Pace.Of(() =>
        {
            var (amount, country) = asked[plain++ % asked.Length];
            foreach (var rule in rules)
                if (amount >= rule.From && amount <= rule.To && rule.Country == country) return rule.Rate;
            return 0m;
        });
        report.Add("tableUs", time, floor.Microseconds);
        report.Figures["tableBytes"] = bytes;
        report.Figures["tableCompileUs"] = Pace.Of(() => DecisionModel.Compile(file)).Microseconds;
    }

    private static void MeasureReading(Report report)
    {
        var scope = Scope.Of("amount", "vendor", "urgent");
        var wide = Scope.Of("lines", "applicant");
        report.Add("parseUs", Pace.Of(() => Expression.Compile(Condition, scope)).Microseconds,
            Pace.Of(() => XPathExpression.Compile("amount > 1000 and vendor = \"Acme\" and not(urgent)")).Microseconds);
        report.Figures["parseLongUs"] = Pace.Of(() => Expression.Compile(Long, wide)).Microseconds;
    }

    private static string Model(Rule[] rules)
    {
        var xml = new StringBuilder("""
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="benchmark" name="benchmark">
              <inputData id="amount" name="amount"><variable name="amount" typeRef="number"/></inputData>
              <inputData id="country" name="country"><variable name="country" typeRef="string"/></inputData>
              <decision id="rate" name="rate"><variable name="rate" typeRef="number"/>
                <informationRequirement><requiredInput href="#amount"/></informationRequirement><informationRequirement><requiredInput href="#country"/></informationRequirement>
                <decisionTable><input><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
                  <input><inputExpression typeRef="string"><text>country</text></inputExpression></input><output name="rate"/>
            """);
        foreach (var rule in rules)
            xml.Append(CultureInfo.InvariantCulture, $"<rule><inputEntry><text>[{rule.From}..{rule.To}]</text></inputEntry><inputEntry><text>\"{rule.Country}\"</text></inputEntry><outputEntry><text>{rule.Rate}</text></outputEntry></rule>");
        return xml.Append("</decisionTable></decision></definitions>").ToString();
    }
}
