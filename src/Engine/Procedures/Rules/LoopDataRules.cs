namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>The lists that a multi-instance activity runs over.</summary>
internal static class LoopDataRules
{
    private const string On = "multiInstanceLoopCharacteristics";

    public static readonly Rule[] All =
    [
        new("bpmn.loop-input", "The list that a multi-instance task runs over is one of its data inputs.", On,
            node => node.Executable && node.Parent?.IsOne(Kinds.SubProcesses) == false
                && node.Refs("loopDataInputRef").Any(id => !ServiceRules.Io(node.Parent, "dataInput").Any(input => input.Id == id)), Form: true),
        new("bpmn.loop-output-item", "What one instance gives is one item of the list that all give.", On, node => node.Executable && IsOther(node, "loopDataOutputRef", "outputDataItem"), Form: true),
        new("bpmn.loop-input-item", "What one instance takes is one item of the list that all take.", On, node => node.Executable && IsOther(node, "loopDataInputRef", "inputDataItem"), Form: true),
    ];

    private static bool IsOther(Node loop, string list, string single)
    {
        if (!loop.Has(list) || loop.All(single).FirstOrDefault() is not { } item) return false;
        return item.Is("isCollection") || !Items.Meet([item], loop.Refs(list).Select(id => loop.File.Find(id)));
    }
}
