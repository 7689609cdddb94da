namespace WorkflowHub.Conformance;

internal static class BpmnTrace
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item) => throw new NotSupportedException();
}
