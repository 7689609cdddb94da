using System.Text.Json;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Conformance;

/// <summary>bpmn-soundness/1: safeness, option to complete, proper completion and no dead activities; what a case does not name is not asserted.</summary>
internal static class BpmnSoundness
{
    private static readonly (string Name, FlawKind Flaw)[] Verdicts =
    [
        ("safeness", FlawKind.Unsafe), ("optionToComplete", FlawKind.NoWayToTheEnd), ("properCompletion", FlawKind.ImproperCompletion), ("noDeadActivities", FlawKind.Dead),
    ];

    public static IEnumerable<BpmnVerdict> Judge(BpmnItem item)
    {
        var wrong = item.Models.Select(model => SoundnessProof.Of(model)).SelectMany(proof => Wrong(item.Expected.GetProperty("expect").GetProperty("verdict"), proof)).ToList();
        yield return new BpmnVerdict(item.Id, "verdict", wrong.Count == 0 ? null : string.Join("; ", wrong));
    }

    private static IEnumerable<string> Wrong(JsonElement verdict, Soundness? proof)
    {
        if (proof is null) yield return "the model cannot be read";
        else if (!proof.Proved) yield return $"not proved within {proof.States} states";
        else
        {
            foreach (var (name, kind) in Verdicts)
                if (verdict.TryGetProperty(name, out var expected) && expected.ValueKind is JsonValueKind.True or JsonValueKind.False && expected.GetBoolean() == proof.Has(kind))
                    yield return $"{name} should be {expected.GetBoolean()}: {string.Join(" ", proof.Flaws.Where(flaw => flaw.Kind == kind).Select(flaw => $"{flaw.Message} ({string.Join(", ", flaw.Moves)})"))}";
        }
    }
}
