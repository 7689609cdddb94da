using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures.Bpmn;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures.Compile;

/// <summary>Makes one executable element of one BPMN element, or says why it cannot be executed.</summary>
internal sealed class ElementReader(ProcedureSource source, Problems problems, Scope scope)
{
    private static readonly HashSet<string> JobKinds = new(StringComparer.Ordinal) { "document", "register", "membership", "notify" };

    public Element? Read(XmlPiece piece, Container container) => piece.Name switch
    {
        "startEvent" => ReadStart(piece, container),
        "endEvent" => ReadEnd(piece, container),
        "task" or "manualTask" => new PlainTask { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        "userTask" => ReadUserTask(piece, container),
        "serviceTask" => ReadServiceTask(piece, container),
        "exclusiveGateway" => new ExclusiveGateway { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        "parallelGateway" => new ParallelGateway { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        "intermediateCatchEvent" => ReadCatch(piece, container),
        "subProcess" => new SubProcess { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        _ => NotExecutable(piece, $"<{piece.Name}>"),
    };

    /// <summary>A boundary event, once its host is known.</summary>
    public BoundaryTimer? ReadBoundary(XmlPiece piece, Container container, Element host) => Timer(piece, "boundary event") is { } rule
        ? new BoundaryTimer
        {
            Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line, Host = host, Rule = rule, Interrupts = piece["cancelActivity"] is not ("false" or "0"),
        }
        : null;

    private StartEvent? ReadStart(XmlPiece piece, Container container)
    {
        if (Definitions(piece).FirstOrDefault() is { } definition) return (StartEvent?)NotExecutable(piece, $"A start event with <{definition.Name}>");
        return new StartEvent
        {
            Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line,
            Step = container.Owner is null ? StepReader.OfApplicant(piece, source) : null,
        };
    }

    private Element? ReadEnd(XmlPiece piece, Container container) => Definitions(piece).ToList() switch
    {
        [] => new EndEvent { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        [{ Name: "terminateEventDefinition" }] => new TerminateEndEvent { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line },
        [var definition, ..] => NotExecutable(piece, $"An end event with <{definition.Name}>"),
    };

    private IntermediateTimer? ReadCatch(XmlPiece piece, Container container) => Timer(piece, "intermediate event") is { } rule
        ? new IntermediateTimer { Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line, Rule = rule }
        : null;

    private UserTask? ReadUserTask(XmlPiece piece, Container container)
    {
        if (HasMarker(piece)) return null;
        if (piece.Extensions.FirstOrDefault(extension => extension.Name == "step") is not { } step)
        {
            problems.Add("wh.step", "A user task needs <wh:step> in its extension elements: it says who decides and what may be decided.", piece);
            return null;
        }
        var participants = step.OwnOf("participants").SelectMany(rules => new ParticipantReader(problems, piece.Id!).Read(rules)).ToImmutableArray();
        if (!step.OwnOf("participants").Any(rules => rules.Children.Count > 0)) problems.Add("wh.participants", "A step needs <wh:participants> with at least one rule, otherwise nobody would find it.", step, piece.Id);
        return new UserTask
        {
            Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line, Step = new StepReader(source, problems).Read(piece, step), Participants = participants,
        };
    }

    private ServiceTask? ReadServiceTask(XmlPiece piece, Container container)
    {
        if (HasMarker(piece)) return null;
        if (piece.Extensions.FirstOrDefault(extension => extension.Name == "job") is not { } job || job["kind"] is not { Length: > 0 } kind)
        {
            problems.Add("wh.job", "A service task needs <wh:job kind=\"…\"> in its extension elements: it says what is to be done.", piece);
            return null;
        }
        if (!JobKinds.Contains(kind)) problems.Add("wh.job", $"There is no job of the kind \"{kind}\"; expected one of: {string.Join(", ", JobKinds.Order(StringComparer.Ordinal))}.", job, piece.Id);
        return new ServiceTask
        {
            Id = piece.Id!, Name = Texts.NameOf(piece), Container = container, Line = piece.Line, Kind = kind,
            Inputs = Mappings(job, "input", scope, piece.Id!), Outputs = Mappings(job, "output", Scope.Open, piece.Id!),
        };
    }

    private ImmutableArray<Mapping> Mappings(XmlPiece job, string kind, Scope within, string id)
    {
        var found = ImmutableArray.CreateBuilder<Mapping>();
        foreach (var mapping in job.OwnOf(kind))
        {
            if (mapping["name"] is not { Length: > 0 } name) problems.Add("wh.attribute", $"<wh:{kind}> needs the attribute name.", mapping, id);
            else if (problems.Compile(mapping.Trimmed, within, mapping, id, $"The {kind} \"{name}\"") is { } expression) found.Add(new Mapping(name, expression));
        }
        return found.ToImmutable();
    }

    private TimerRule? Timer(XmlPiece piece, string what)
    {
        var definitions = Definitions(piece).ToList();
        if (definitions is not [{ Name: "timerEventDefinition" } timer])
        {
            NotExecutable(piece, definitions.Count == 0 ? $"An {what} without a definition" : $"An {what} with <{string.Join(">, <", definitions.Select(definition => definition.Name))}>");
            return null;
        }
        if ((timer.First("timeDuration") ?? timer.First("timeDate")) is not { } moment)
        {
            problems.Add("bpmn.timer", "A timer needs <timeDuration> or <timeDate>; cycles are not executed.", timer, piece.Id);
            return null;
        }
        return problems.Compile(TimerRule.Literal(moment.Trimmed) ?? moment.Trimmed, scope, moment, piece.Id, "The timer") is { } expression ? new TimerRule(expression) : null;
    }

    private bool HasMarker(XmlPiece piece)
    {
        var marker = piece.Children.FirstOrDefault(child => child.IsBpmn && child.Name is "multiInstanceLoopCharacteristics" or "standardLoopCharacteristics");
        if (marker is not null) NotExecutable(piece, $"A task with <{marker.Name}>");
        return marker is not null;
    }

    private static IEnumerable<XmlPiece> Definitions(XmlPiece piece) => piece.Children.Where(child => child.IsBpmn && (child.Name.EndsWith("EventDefinition", StringComparison.Ordinal) || child.Name == "eventDefinitionRef"));

    private Element? NotExecutable(XmlPiece piece, string what)
    {
        problems.Add("bpmn.not-executable", $"{what} is not executed by this version of WorkflowHub.", piece);
        return null;
    }
}
