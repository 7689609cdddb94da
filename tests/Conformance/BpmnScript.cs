namespace WorkflowHub.Conformance;

internal static class BpmnScript
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item) => throw new NotSupportedException();
}
