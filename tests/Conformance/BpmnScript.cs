using System.Text.Json;

namespace WorkflowHub.Conformance;

/// <summary>
/// bpmn-script/1: steps in order. Each expectation is a check; a step that fails ends the script, and what was to be expected after it is not reached.
/// </summary>
internal static class BpmnScript
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item)
    {
        var steps = item.Expected.List("script").ToList();
        var (at, reason) = Play(item, steps);
        var number = 0;
        foreach (var step in steps)
        {
            var here = number++;
            // What is expected of each of a list is one check.
            foreach (var expected in IsCheck(step) ? [step] : step.List("do").Where(IsCheck))
            {
                var check = $"step {here + 1} {expected.Text("op")}";
                yield return new BpmnVerdict(item.Id, check, reason is null || here < at ? null : here == at ? reason : $"not reached: step {at + 1} {steps[at].Text("op")}: {reason}");
            }
        }
    }

    /// <summary>The step that failed, and why; no reason when all went well.</summary>
    private static (int At, string? Reason) Play(BpmnItem item, List<JsonElement> steps)
    {
        var at = 0;
        try
        {
            var player = new BpmnPlayer(item);
            for (; at < steps.Count; at++) player.Play(steps[at]);
            return (steps.Count, null);
        }
        catch (BpmnFailure failure)
        {
            return (at, failure.Message);
        }
        // Nothing that one script throws may stop the others.
        catch (Exception fault)
        {
            return (at, $"{fault.GetType().Name}: {fault.Message}");
        }
    }

    private static bool IsCheck(JsonElement step) => step.Text("op")!.StartsWith("expect", StringComparison.Ordinal) || step.Flag("expectError");
}
