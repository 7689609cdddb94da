namespace WorkflowHub.Conformance;

/// <summary>bpmn-soundness/1: safeness, option to complete, proper completion and no dead activities.</summary>
internal static class BpmnSoundness
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item) => [new BpmnVerdict(item.Id, "verdict", "There is no proof of soundness yet.")];
}
