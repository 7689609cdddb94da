using System.Collections.Frozen;
using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>Deploying is compiling: BPMN is read, checked and turned into an executable procedure, or into all its problems at once.</summary>
public static class ProcedureCompiler
{
    /// <summary>Namespaces of a process file: the standard's, and that of what BPMN has no word for.</summary>
    public const string BpmnNamespace = BpmnFile.BpmnSpace, OwnNamespace = BpmnFile.OurSpace;

    /// <param name="bpmn">The file named by <see cref="ProcedureSource.Process"/>, UTF-8.</param>
    /// <param name="dataNames">Top-level names of the forms' data, for checking expressions; null accepts any name.</param>
    /// <param name="dataTypes">Types of these data as a case keeps them, as far as they are known: then expressions are checked by them. Null for a version that is published already.</param>
    /// <param name="decisions">The DMN files named by <see cref="ProcedureSource.Decisions"/>, by path.</param>
    public static ProcedureCompilation Compile(ProcedureSource source, ReadOnlyMemory<byte> bpmn, IReadOnlyCollection<string>? dataNames = null, IReadOnlyDictionary<string, FeelType>? dataTypes = null,
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? decisions = null)
    {
        var problems = new Problems(source.Process);
        var procedure = BpmnFile.Read(bpmn, problems) is { } definitions && ProcessOf(definitions, problems) is { } process
            ? Compile(source, definitions, process, problems, Names.ScopeOf(process, dataNames, dataTypes), decisions)
            : null;
        return problems.Any ? new ProcedureCompilation(null, problems.ByLine()) : new ProcedureCompilation(procedure, []);
    }

    private static Procedure Compile(ProcedureSource source, XmlPart definitions, XmlPart process, Problems problems, Scope scope, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? decisions)
    {
        EventReferences.Resolve(definitions, problems);
        var reader = new ModelReader(source, problems, scope) { Decisions = DecisionModels.Compile(source, decisions, problems) };
        var bodies = new BodyReader(reader);
        var body = bodies.Read(process, null);
        var procedure = new Procedure
        {
            Source = source,
            Body = body,
            Starts = ProcedureStart.In(body),
            Elements = bodies.Elements.ToFrozenDictionary(StringComparer.Ordinal),
            Steps = [.. Names.Within(process).Select(part => part.Name == "userTask" ? bodies.Elements.GetValueOrDefault(part.Id ?? "")?.Plan?.Step : null).OfType<Step>()],
            ElementNames = NamesOf(process, reader),
            Title = source.Title is { } title ? reader.Feel(process, title) : null,
            WithdrawUntil = WithdrawalOf(process, reader),
            UrgeEvery = UrgingOf(process, reader) ?? TimeSpan.FromDays(1),
            Revocation = RevocationOf(process, reader),
        };
        Check(procedure, process, reader);
        // What the reader could not make sense of has been told once.
        foreach (var problem in BpmnRules.CheckRunnable(definitions, process, source.Process))
            if (!problems.Speaks(problem.Line)) problems.Add(problem);
        return procedure;
    }

    private static XmlPart? ProcessOf(XmlPart definitions, Problems problems)
    {
        var processes = definitions.ChildrenNamed("process").Where(process => process["isExecutable"] != "false").ToList();
        if (processes.Count == 1) return processes[0];
        return problems.None(
            "bpmn.one-process", processes.Count == 0 ? "There is no executable process." : $"One executable process is expected; {processes.Count} were found.", definitions.Line);
    }

    private static ImmutableDictionary<string, LocalText> NamesOf(XmlPart process, ModelReader reader)
    {
        var names = ImmutableDictionary.CreateBuilder<string, LocalText>(StringComparer.Ordinal);
        foreach (var part in Names.Within(process))
            if (part.Id is { Length: > 0 } id && reader.NameOf(part) is { } name) names[id] = name;
        return names.ToImmutable();
    }

    private static string? WithdrawalOf(XmlPart process, ModelReader reader)
    {
        if (process.Extension("withdraw") is not { } withdraw) return null;
        reader.OnlyKnown(withdraw, ["until"], []);
        return reader.Required(withdraw, "until");
    }

    private static TimeSpan? UrgingOf(XmlPart process, ModelReader reader)
    {
        if (process.Extension("urge") is not { } urge) return null;
        reader.OnlyKnown(urge, ["every"], []);
        return Durations.Read(urge, "every", reader);
    }

    private static Revocation? RevocationOf(XmlPart process, ModelReader reader)
    {
        if (process.Extension("revoke") is not { } revoke) return null;
        reader.OnlyKnown(revoke, ["within", "procedure"], []);
        var procedure = reader.Required(revoke, "procedure");
        return Durations.Read(revoke, "within", reader) is { } within ? new Revocation(within, procedure) : null;
    }

    private static void Check(Procedure procedure, XmlPart process, ModelReader reader)
    {
        if (procedure.Body.Starts.IsEmpty && procedure.Body.Beginnings.IsEmpty) reader.Problem("bpmn.no-start", process, "The process has nowhere to begin: a start event is expected.");
        if (procedure.WithdrawUntil is { } until && procedure.Steps.All(step => step.Id != until))
            reader.Problem("bpmn.withdraw", process.Extension("withdraw")!, $"The case may be withdrawn until '{until}': the id of a user task was expected.");
        foreach (var step in procedure.Steps)
            foreach (var other in step.Rules.Apart)
                if (other == step.Id || procedure.Steps.All(known => known.Id != other))
                    reader.Problem("bpmn.not-same-as", procedure.Element(step.Id).Part, $"'{step.Id}' keeps apart from '{other}': the id of another user task was expected.");
        foreach (var step in procedure.Steps)
            foreach (var target in step.Returns)
                CheckReturn(procedure, step, target, reader);
    }

    private static void CheckReturn(Procedure procedure, Step step, ReturnTarget target, ModelReader reader)
    {
        var part = procedure.Element(step.Id).Part;
        if (target.To == ReturnTarget.Applicant && procedure.StartEvent is null)
            reader.Problem("bpmn.return", part, $"'{step.Id}' returns to the applicant, but the process has no start event to take up again.");
        if (target.To is ReturnTarget.Applicant or ReturnTarget.Previous) return;
        if (!procedure.Steps.Any(other => other.Id == target.To) || target.To == step.Id)
            reader.Problem("bpmn.return", part, $"'{step.Id}' returns to '{target.To}': applicant, previous or the id of another user task was expected.");
    }
}

/// <param name="Procedure">Null when there is any problem.</param>
public sealed record ProcedureCompilation(Procedure? Procedure, ImmutableArray<Problem> Problems);
