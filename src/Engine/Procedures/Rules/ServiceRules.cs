namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>What tasks that send, receive or serve say of messages and operations. Nothing of it is run: formalities of the exchange format.</summary>
internal static class ServiceRules
{
    public static readonly Rule[] All =
    [
        new("bpmn.service-input-set", "A service task with an operation has exactly one input set.", "serviceTask", node => node["operationRef"] is not null && Io(node, "inputSet").Count() != 1, Form: true),
        new("bpmn.service-output-set", "A service task with an operation has at most one output set.", "serviceTask", node => node["operationRef"] is not null && Io(node, "outputSet").Count() > 1, Form: true),
        new("bpmn.service-input", "The data a service task takes in is what the operation's message carries.", "serviceTask",
            node => node["operationRef"] is not null && Io(node, "dataInput").Any() && !Items.Meet(Io(node, "dataInput"), Messages(node, "inMessageRef")), Form: true),
        new("bpmn.service-output", "The data a service task gives out is what the operation's answer carries.", "serviceTask",
            node => node.Target("operationRef")?.Has("outMessageRef") == true && !Items.Meet(Io(node, "dataOutput"), Messages(node, "outMessageRef")), Form: true),
        new("bpmn.send-input-set", "A send task with a message has at most one input set.", "sendTask", node => node["messageRef"] is not null && Io(node, "inputSet").Count() > 1, Form: true),
        new("bpmn.send-input", "A send task with a message has at most one data input.", "sendTask", node => node["messageRef"] is not null && Io(node, "dataInput").Count() > 1, Form: true),
        new("bpmn.send-item", "The data a send task takes in is what its message carries.", "sendTask", node => Io(node, "dataInput").Any() && !Items.Meet(Io(node, "dataInput"), [node.Target("messageRef")]), Form: true),
        new("bpmn.receive-output-set", "A receive task with a message has at most one output set.", "receiveTask", node => node["messageRef"] is not null && Io(node, "outputSet").Count() > 1, Form: true),
        new("bpmn.receive-output", "A receive task with a message has at most one data output.", "receiveTask", node => node["messageRef"] is not null && Io(node, "dataOutput").Count() > 1, Form: true),
        new("bpmn.receive-item", "The data a receive task gives out is what its message carries.", "receiveTask",
            node => Io(node, "dataOutput").Any() && !Items.Meet(Io(node, "dataOutput"), [node.Target("messageRef")]), Form: true),
        new("bpmn.service-binding", "What is offered as a service binds its data to an operation.", "process globalTask globalUserTask globalManualTask globalScriptTask globalBusinessRuleTask",
            node => node.Has("supportedInterfaceRef") && !node.Has("ioBinding"), Form: true),
        new("bpmn.service-binding-item", "A binding joins data to an operation whose messages carry it.", "process globalTask globalUserTask globalManualTask globalScriptTask globalBusinessRuleTask",
            node => node.Has("supportedInterfaceRef") && node.All("ioBinding").Any(binding => !IsBound(binding)), Form: true),
    ];

    internal static IEnumerable<Node> Io(Node node, string kind) => node.All("ioSpecification").SelectMany(specification => specification.All(kind));

    private static IEnumerable<Node?> Messages(Node task, string kind) => task.Target("operationRef")?.Refs(kind).Select(id => task.File.Find(id)) ?? [];

    private static bool IsBound(Node binding)
    {
        var operation = binding.Target("operationRef");
        return operation is not null
            && Items.Meet([binding.Target("inputDataRef")], operation.Refs("inMessageRef").Select(id => binding.File.Find(id)))
            && Items.Meet([binding.Target("outputDataRef")], operation.Refs("outMessageRef").Select(id => binding.File.Find(id)));
    }
}
