using System.Text.Json;
using WorkflowHub.Engine;

namespace WorkflowHub.Conformance;

/// <summary>bpmn-trace/1: start, let time pass, compare what was logged as a multiset, and how it ended.</summary>
internal static class BpmnTrace
{
    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item) =>
        item.Expected.List("cases").Select(test => new BpmnVerdict(item.Id, $"case {test.GetProperty("case").GetInt32()}", Fault(item, test)));

    private static string? Fault(BpmnItem item, JsonElement test)
    {
        var expect = test.GetProperty("expect");
        try
        {
            var world = new BpmnWorld(new BpmnModels(item.Models), []);
            foreach (var start in test.List("start")) world.StartCase(start.Text("process")!, BpmnValues.Context(start, "variables"));
            world.AdvanceTo(world.Start.AddMilliseconds(test.GetProperty("advanceClockMs").GetInt64()));
            return Trace(expect, world) ?? Marks(expect, world) ?? End(expect, world);
        }
        // A model that may be refused at deployment, and is.
        catch (BpmnFailure failure) when (failure.Refused && expect.Text("error") == "deployOrRuntime" && !expect.List("trace").Any())
        {
            return null;
        }
        catch (BpmnFailure failure)
        {
            return failure.Message;
        }
        // Nothing that one case throws may stop the others.
        catch (Exception fault)
        {
            return $"{fault.GetType().Name}: {fault.Message}";
        }
    }

    private static string? Trace(JsonElement expect, BpmnWorld world)
    {
        var expected = expect.List("trace").Select(entry => entry.GetString()!).Order(StringComparer.Ordinal).ToList();
        var found = world.Errands.Log.Order(StringComparer.Ordinal).ToList();
        return expected.SequenceEqual(found) ? null : $"the trace should be [{string.Join(", ", expected)}] and is [{string.Join(", ", found)}]{Faults(world)}";
    }

    private static string? Marks(JsonElement expect, BpmnWorld world)
    {
        if (expect.Flag("marker") && !world.Errands.Marker) return $"the marker was not set{Faults(world)}";
        if (!expect.Flag("parallelOverlap")) return null;
        var stretches = world.Errands.Stretches.Values.OrderBy(stretch => stretch.From).ToList();
        return stretches is [var first, var second, ..] && second.From < first.To ? null : $"two scripts should have overlapped; {stretches.Count} ran{Faults(world)}";
    }

    private static string? End(JsonElement expect, BpmnWorld world)
    {
        var faulty = world.Cases.Any(running => running.Fault is not null || running.Case.Status == CaseStatus.Terminated && IsError(running));
        var found = faulty ? "failed" : world.Cases.All(running => running.Ended) ? "completed" : "active";
        if (expect.Text("error") is not null && !faulty) return $"an error ({expect.Text("error")}) was expected; the case is {found}";
        return expect.Text("end") is null or "unspecified" || expect.Text("end") == found ? null : $"it should be {expect.Text("end")} and is {found}{Faults(world)}";
    }

    private static bool IsError(Running running) => running.Journal.OfType<Engine.Events.CaseEnded>().Any(ended => ended.Reason is not null);

    private static string Faults(BpmnWorld world)
    {
        var faults = world.Cases.Select(running => running.Fault).OfType<string>().ToList();
        return faults.Count == 0 ? "" : $" ({string.Join("; ", faults)})";
    }
}
