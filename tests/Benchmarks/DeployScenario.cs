using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Procedures.Rules;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Benchmarks;

/// <summary>
/// What deploying takes: the static rules, compiling and the proof (each reads the file anew), for 100, 500 and 2,000 elements with nested gateways and for 17
/// parallel branches; against the framework reading the same file as XML.
/// </summary>
internal static class DeployScenario
{
    private static readonly ProcedureSource Source = new(
        "deploy", 1, LocalText.Of("Deploy"), LocalText.Of(""), "process.bpmn", null, null,
        ImmutableSortedDictionary<string, FormSource>.Empty, ImmutableSortedDictionary<string, TemplateSource>.Empty);

    public static Task<Report> Run(Options options)
    {
        var report = new Report();
        foreach (var elements in (int[])[100, 500, 2_000]) Measure(report, elements.ToString(CultureInfo.InvariantCulture), Nested.Of(elements));
        Measure(report, "Parallel17", Nested.Parallel(17));
        return Task.FromResult(report);
    }

    private static void Measure(Report report, string size, Nested process)
    {
        var file = Encoding.UTF8.GetBytes(process.File());
        var compiled = ProcedureCompiler.Compile(Source, file);
        if (compiled.Procedure is null) throw new InvalidOperationException(compiled.Problems[0].Message);
        var proof = SoundnessProof.Of(file)!;
        if (!proof.IsSound) throw new InvalidOperationException(proof.Unproved ?? proof.Flaws[0].Message);
        var floor = Milliseconds(() => XDocument.Load(new MemoryStream(file), LoadOptions.SetLineInfo));
        report.Figures[$"elements{size}"] = process.Elements;
        report.Add($"check{size}Ms", Milliseconds(() => BpmnRules.Check(file, "process.bpmn")), floor);
        report.Add($"compile{size}Ms", Milliseconds(() => ProcedureCompiler.Compile(Source, file)), floor);
        report.Add($"prove{size}Ms", Milliseconds(() => SoundnessProof.Of(file)), floor);
        report.Figures[$"states{size}"] = proof.States;
    }

    private static double Milliseconds<T>(Func<T> work) => Pace.Of(work).Microseconds / 1_000;

    /// <summary>A process of nested blocks, always the same for its size: steps with deadlines, choices, parallel and inclusive parts, loops, sub-processes.</summary>
    private sealed class Nested
    {
        private const string Step =
            "<extensionElements><wh:step><wh:participants><wh:superior/></wh:participants><wh:outcome id='approve' kind='positive'/><wh:outcome id='reject' kind='negative'/></wh:step></extensionElements>";

        private readonly StringBuilder text = new();
        private int turn;
        private int number;

        public int Elements { get; private set; }

        public static Nested Of(int elements)
        {
            var process = new Nested();
            var at = process.Element("startEvent");
            while (process.Elements < elements - 8)
            {
                var (entry, exit) = process.Block(3);
                process.Flow(at, entry);
                at = exit;
            }
            process.Flow(at, process.Element("endEvent"));
            return process;
        }

        public static Nested Parallel(int branches)
        {
            var process = new Nested();
            var (entry, exit) = process.Split("parallelGateway", branches, 0);
            process.Flow(process.Element("startEvent"), entry);
            process.Flow(exit, process.Element("endEvent"));
            return process;
        }

        public string File() =>
            $"<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:wh='urn:workflowhub:bpmn:1' targetNamespace='urn:benchmark'><process id='process' isExecutable='true'>{text}</process></definitions>";

        private (string Entry, string Exit) Block(int depth) => (depth == 0 ? 0 : ++turn % 7) switch
        {
            1 => Split("parallelGateway", 3, depth - 1),
            2 => Split("exclusiveGateway", 2, depth - 1),
            3 => Split("inclusiveGateway", 3, depth - 1),
            4 => Loop(depth - 1),
            5 => SubProcess(depth - 1),
            6 => Deadline(),
            _ => Task(),
        };

        private (string, string) Task()
        {
            var id = Element("userTask", Step);
            return (id, id);
        }

        private (string, string) Split(string kind, int branches, int depth)
        {
            var conditions = kind != "parallelGateway";
            var (fork, join) = (Id(), Id());
            var first = "";
            for (var branch = 0; branch < branches; branch++)
            {
                var (entry, exit) = Block(depth);
                var flow = Flow(fork, entry, conditions && branch > 0 ? "1 = 1" : null);
                if (branch == 0 && conditions) first = $" default='{flow}'";
                Flow(exit, join);
            }
            Write(kind, fork, first, "");
            Write(kind, join, "", "");
            return (fork, join);
        }

        private (string, string) Loop(int depth)
        {
            var (merge, again) = (Id(), Id());
            var leave = Element("exclusiveGateway");
            var (entry, exit) = Block(depth);
            Flow(merge, entry);
            Flow(exit, again);
            Flow(again, merge, "1 = 2");
            Write("exclusiveGateway", merge, "", "");
            Write("exclusiveGateway", again, $" default='{Flow(again, leave)}'", "");
            return (merge, leave);
        }

        private (string, string) SubProcess(int depth)
        {
            var id = Id();
            text.Append(CultureInfo.InvariantCulture, $"<subProcess id='{id}'>");
            var at = Element("startEvent");
            var (entry, exit) = Block(depth);
            Flow(at, entry);
            Flow(exit, Element("endEvent"));
            text.Append("</subProcess>");
            Elements++;
            return (id, id);
        }

        /// <summary>When it is too late another step is asked; a reminder goes out beside it.</summary>
        private (string, string) Deadline()
        {
            var ((id, _), (instead, _), (reminded, _), merge) = (Task(), Task(), Task(), Element("exclusiveGateway"));
            Flow(Timer(id, "true"), instead);
            Flow(Timer(id, "false"), reminded);
            Flow(reminded, Element("endEvent"));
            Flow(instead, merge);
            Flow(id, merge);
            return (id, merge);
        }

        private string Timer(string host, string interrupts)
        {
            var id = Id();
            Write("boundaryEvent", id, $" attachedToRef='{host}' cancelActivity='{interrupts}'", "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>");
            return id;
        }

        private string Id() => $"e{++number}";

        private string Element(string kind, string inside = "")
        {
            var id = Id();
            Write(kind, id, "", inside);
            return id;
        }

        private void Write(string kind, string id, string attributes, string inside)
        {
            Elements++;
            text.Append(CultureInfo.InvariantCulture, $"<{kind} id='{id}'{attributes}>{inside}</{kind}>\n");
        }

        private string Flow(string from, string to, string? condition = null)
        {
            var id = $"f{++number}";
            var inside = condition is null ? "" : $"<conditionExpression>{condition}</conditionExpression>";
            text.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id='{id}' sourceRef='{from}' targetRef='{to}'>{inside}</sequenceFlow>\n");
            return id;
        }
    }
}
