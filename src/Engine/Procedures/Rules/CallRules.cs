namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>A call activity gives and takes exactly the data of what it calls.</summary>
internal static class CallRules
{
    private const string Name = "bpmn.call-data";
    private const string Sentence = "A call activity gives and takes the data of what it calls.";

    private static readonly string[] Parts = ["dataInput", "dataOutput", "inputSet", "outputSet"];

    public static readonly Rule[] All =
    [
        new(Name, Sentence, "callActivity", node => node.Target("calledElement") is { } called && !SameCounts(node, called), Form: true),
        new(Name, Sentence, "dataInput dataOutput", node => Called(node) is { } called && !Items.Meet([node], ServiceRules.Io(called, node.Name)), Form: true),
        new(Name, Sentence, "inputSet", node => Called(node) is { } called && node.Children.Count > 0 && !SameSet(node, called, "dataInputRefs"), Form: true),
        new(Name, Sentence, "outputSet", node => Called(node) is { } called && node.Children.Count > 0 && !SameSet(node, called, "dataOutputRefs"), Form: true),
    ];

    private static Node? Called(Node inside) => inside.Parent?.Name == "ioSpecification" && inside.Parent.Parent?.Name == "callActivity" ? inside.Parent.Parent.Target("calledElement") : null;

    private static bool SameCounts(Node call, Node called) =>
        Parts.All(kind => ServiceRules.Io(call, kind).Count() == ServiceRules.Io(called, kind).Count())
        && Listed(call, "inputSet", "dataInputRefs") == Listed(called, "inputSet", "dataInputRefs")
        && Listed(call, "outputSet", "dataOutputRefs") == Listed(called, "outputSet", "dataOutputRefs");

    private static int Listed(Node node, string set, string list) => ServiceRules.Io(node, set).Sum(found => found.Count(list));

    private static bool SameSet(Node set, Node called, string list) =>
        Items.Meet(Data(set, list), ServiceRules.Io(called, set.Name).SelectMany(other => Data(other, list)));

    private static IEnumerable<Node?> Data(Node set, string list) => set.Refs(list).Select(id => set.File.Find(id));
}
