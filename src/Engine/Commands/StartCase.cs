using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Commands;

/// <summary>A case begins: by hand at the start event without a trigger, or with what the procedure listens for.</summary>
/// <param name="CaseId">New id, made by the caller.</param>
/// <param name="Unit">Unit id on whose behalf the case runs.</param>
/// <param name="Data">The start form's checked answer, or what the message or signal carries.</param>
public sealed record StartCase(Guid CaseId, string Unit, ContextValue Data) : Command
{
    /// <summary>Id of the element that begins it, one of <see cref="Procedure.Starts"/>; null for the start by hand.</summary>
    public string? Start { get; init; }

    /// <summary>Which of the element's several definitions came.</summary>
    public int? Definition { get; init; }

    /// <summary>The call that the case answers with its end; null for a case of its own.</summary>
    public Caller? Caller { get; init; }

    internal override Refusal? Decide(Run run)
    {
        if (run.Case.Status != CaseStatus.None) return Refusal.Of("case-exists", "The case has already begun.");
        if (run.Organisation.Person(By) is not { Active: true }) return Refusal.Of("unknown-person", $"There is no active person {By}.", ("person", By));
        if (run.Organisation.Unit(Unit) is null) return Refusal.Of("unknown-unit", $"There is no unit {Unit}.", ("unit", Unit));
        if (Find(run.Procedure, out var start) is { } refusal) return refusal;

        var data = start?.Data(Data) ?? Data;
        var started = new CaseStarted(CaseId, run.Procedure.Key, run.Procedure.Version, By, Unit, "", data, Caller) { At = At, By = By };
        var begun = CaseEngine.Apply(run.Case, started);
        if (start?.Holds(begun, At) == false) return Refusal.Of("condition-not-met", $"The condition of '{Start}' is not true.", ("start", Start!));
        run.Emit(started with { Title = DataChanges.TitleOf(run.Procedure, begun, At) });
        if (start is null) run.Procedure.Body.Begin(run, 0);
        else run.Procedure.Beginning(start.Element).Begin(run, Definition);
        return null;
    }

    private Refusal? Find(Procedure procedure, out ProcedureStart? start)
    {
        start = procedure.Starts.FirstOrDefault(known => known.Element == Start && known.Definition == Definition);
        if (start is not null || (Start is null && !procedure.Body.Starts.IsEmpty)) return null;
        var known = string.Join(", ", procedure.Starts.Select(one => one.Element).Distinct());
        return Start is null
            ? Refusal.Of("start-needed", $"No case begins here by hand; one begins with {known}.", ("starts", known))
            : Refusal.Of("unknown-start", $"No case begins with '{Start}'{(known.Length == 0 ? "" : $"; one begins with {known}")}.", ("start", Start));
    }
}
