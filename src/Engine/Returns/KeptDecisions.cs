using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Returns;

/// <summary>
/// Decisions that stand through a return of the kind <c>changed only</c>. What a step sees is all data of the case but the fields hidden from it; what
/// is first written after the decision was not seen.
/// </summary>
internal static class KeptDecisions
{
    /// <summary>Writes down what was seen at a decision, in a procedure that may ask about it later.</summary>
    public static void WriteSeen(this Run run, OpenRound round)
    {
        if (!run.Procedure.AsksWhatChanged || run.Procedure.Element(round.Step) is not UserTask step) return;
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in run.Case.Data)
            if (!IsHidden(step, name)) hashes[name] = HashOf(JsonValues.ToUtf8(value));
        run.Emit(new DataSeen(round.Number, round.Step, hashes.ToImmutable()) { At = run.At, By = run.By });
    }

    /// <summary>Of the steps behind a target, those decided since the target was keep their decision; a refusal is asked for again.</summary>
    public static void KeepDecisions(this Run run, string from, Element target)
    {
        var since = run.Case.Step(target.Id)?.Closed ?? 0;
        foreach (var step in run.Case.Steps)
        {
            if (step is not { Outcome: { } outcome, Seen: not null } || step.Step == from || step.Closed <= since) continue;
            var element = run.Procedure.Element(step.Step);
            if (element.Plan?.Outcome(outcome) is not { Kind: not OutcomeKind.Negative } || IsDoneOften(element) || !IsBehind(element, target)) continue;
            run.Emit(new DecisionKept(step.Step, from) { At = run.At, By = run.By });
        }
    }

    /// <summary>Lets a step go on with the decision that was kept for it.</summary>
    /// <returns>False when its people are to be asked.</returns>
    public static bool CarryDecision(this Run run, Token token, UserTask element)
    {
        if (!run.Case.KeptDecisions.Any(kept => kept.Step == element.Id) || run.Case.Step(element.Id) is not { Seen: { } seen } step) return false;
        ImmutableArray<string> changed = [.. seen.Where(then => HashOf(JsonValues.ToUtf8(run.Case.Data[then.Key])) != then.Value).Select(then => then.Key)];
        if (!changed.IsEmpty)
        {
            run.Emit(new DecisionLapsed(element.Id, changed) { At = run.At, By = run.By });
            return false;
        }
        var all = HashOf(Encoding.UTF8.GetBytes(string.Join('\n', seen.Select(then => $"{then.Key}={then.Value}"))));
        run.Emit(new DecisionCarried(token.Number, element.Id, step.Outcome!, step.By!, all) { At = run.At, By = run.By });
        element.Leave(run, token);
        return true;
    }

    /// <summary>Of what is done several times each time is decided by itself: there is no one decision to keep.</summary>
    private static bool IsDoneOften(Element element)
    {
        for (var at = element; at is not null; at = at.Body.Owner)
            if (at.Part.Children.Any(Activity.IsMarker)) return true;
        return false;
    }

    /// <summary>Whether an element lies behind another, in the innermost container that holds both.</summary>
    private static bool IsBehind(Element element, Element target)
    {
        for (var body = target.Body; ; body = body.Owner.Body)
        {
            if (body.Holding(element) is { } holder) return body.Holding(target) is { } to && to != holder && body.Regions.Behind(to).Contains(holder);
            if (body.Owner is null) return false;
        }
    }

    private static bool IsHidden(UserTask step, string name) => step.Plan.Step.Fields.GetValueOrDefault("/" + name, FieldRight.Read) == FieldRight.Hidden;

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
}
