namespace WorkflowHub.Conformance;

internal static class BpmnSoundness
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item) => throw new NotSupportedException();
}
