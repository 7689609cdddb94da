using System.Text;
using System.Text.Json;

namespace WorkflowHub.Conformance;

/// <summary>Runs the BPMN cases that a folder's manifest lists: traces, scripts, static verdicts and soundness.</summary>
internal static class BpmnSuite
{
    /// <summary>Prints the score; 0 when every check passed.</summary>
    public static int Run(string folder, bool json)
    {
        var verdicts = Verdicts(folder).ToList();
        var failed = verdicts.Where(verdict => verdict.Reason is not null).Select(verdict => new { id = verdict.Id, check = verdict.Check, reason = verdict.Reason }).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { total = verdicts.Count, passed = verdicts.Count - failed.Count, failed }, BpmnJson.Printed));
            return failed.Count == 0 ? 0 : 1;
        }
        foreach (var failure in failed) Console.WriteLine($"{failure.id} {failure.check}: {failure.reason}");
        foreach (var set in verdicts.GroupBy(verdict => verdict.Id.Split('/')[0]))
            Console.WriteLine($"{set.Key}: {set.Count(verdict => verdict.Reason is null)} of {set.Count()}");
        Console.WriteLine($"{verdicts.Count - failed.Count} of {verdicts.Count} checks pass.");
        return failed.Count == 0 ? 0 : 1;
    }

    /// <summary>Every check of every case, in the manifest's order.</summary>
    public static IEnumerable<BpmnVerdict> Verdicts(string folder)
    {
        // Some of the models come from an editor that writes Windows-1252.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return BpmnItem.In(folder).SelectMany(Judge);
    }

    private static IEnumerable<BpmnVerdict> Judge(BpmnItem item)
    {
        try
        {
            return [.. item.Schema switch
            {
                "bpmn-trace/1" => BpmnTrace.Judge(item),
                "bpmn-script/1" => BpmnScript.Judge(item),
                "bpmn-static/1" => BpmnStatic.Judge(item),
                "bpmn-soundness/1" => BpmnSoundness.Judge(item),
                _ => [new BpmnVerdict(item.Id, "schema", $"There is no runner for the schema {item.Schema}.")],
            }];
        }
        // One case that throws fails alone: the others must be judged all the same.
        catch (Exception fault)
        {
            return [new BpmnVerdict(item.Id, "run", $"{fault.GetType().Name}: {fault.Message}")];
        }
    }
}

/// <param name="Check">What was checked within the case.</param>
/// <param name="Reason">Why it failed; null when it passed.</param>
internal sealed record BpmnVerdict(string Id, string Check, string? Reason);
