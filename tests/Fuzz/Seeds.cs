using System.Text.Json;

namespace WorkflowHub.Fuzz;

/// <summary>What changing begins from: the tables of examples, and constructs they have not.</summary>
internal static class Seeds
{
    public static readonly string[] Pieces =
        ["(", ")", "[", "]", "{", "}", "<", ">", "..", ",", ":", "\"", "\\", "@\"P1Y\"", "@\"2026-02-29\"", "@\"PT0.000000001S\"", "@\"10:00:00@Europe/Paris\"", "@\"2026-03-29T02:30:00@Europe/Paris\"", "-", "**", "/", "//", "/*", "not(", "in", "and", "or", "if", "then", "else", "for i in", "return",
        "function(", "external", "instance of", "null", "true", "?", "item", "partial", "x", "list", "lines", "day", "text", "999999999999", "1e-28", "1e6144", "1e-6176", "😀", "\uD83D", "\u0000", "\n", "count(", "sum(", "string(", "number(", "date(", "time(", "duration(",
        "date and time(", "range(", "sort(", "matches(", "replace(", "split(", "get value(", "context put(", "list replace(", "decimal(", "exp(", "log(", "sqrt(", "modulo(", "satisfies", "between"];

    public static readonly string[] ModelPieces =
        [.. Pieces.Where(piece => piece is not ("<" or "\u0000" or "\uD83D")), "&lt;", "<text>", "</text>", "<list>", "</list>", "UNIQUE", "PRIORITY", "OUTPUT ORDER", "typeRef=\"t\"", "isCollection=\"true\"", "href=\"#d\"", "<for iteratorVariable=\"i\">", "<!--", "]]>", "&#x1F600;"];

    public static string[] Expressions() =>
    [
        .. JsonDocument.Parse(Example("browser.json")).RootElement.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(part => part.Value.EnumerateArray()).Select(row => row.GetProperty("source").GetString()!),
        .. Rows(),
        "not(1, [2..3), > 4)", "-", "? > 3 and x < 5, \"a\"", "lines[price > 1].unit name", "for i in 1..5 return if i < 3 then i else partial[-1] + 1",
        "{f: function(n: number, l: list<context<a: number>>) n + count(l), r: f(l: [], n: 1)}.r", "list instance of function<number, list<string>> -> range<date>",
        "sort(list: [3, 1], precedes: function(a, b) a > b)", "/* a */ x // b\n + 1", "every a in list, b in [a, ]1..3[] satisfies a = b",
        "time(10, 59, 30.5, @\"PT2H\") - @\"10:00:00@Europe/Paris\"", "replace(text, \"(a)|[^b-d-[c]]\\\\p{Lu}{1,3}?\", \"$1\\\\$\", \"ix\")",
        "function(a) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}", "x instance of years and months duration", "get value(context([{key: text, value: x}]), text)",
    ];

    public static string[] Tests() =>
        ["-", "not(1, [2..3), > 4)", "? > 3 and x < 5, \"a\"", "< 5", "[1..10]", "]1..x[", "\"A\", \"B\"", "not(\"A\")", "@\"2026-01-01\", > day", "list", "list contains(?, 1)", "count(?) > 2", "(!= 5), (= 3)", "null", "in [1..3]", "? in (1, 2)", "x * 2, lines.price"];

    public static string[] Models() => [Table];

    private static byte[] Example(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "examples", name));

    private static IEnumerable<string> Rows() => System.Text.Encoding.UTF8.GetString(Example("language.txt")).Split('\n')
        .Where(line => line.Contains(" => ", StringComparison.Ordinal) && !line.StartsWith('#')).Select(line => line.Split(" => ")[0]);

    private const string Table = """
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
        """;
}
