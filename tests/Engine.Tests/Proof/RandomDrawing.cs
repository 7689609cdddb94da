using System.Globalization;
using System.Text;

namespace WorkflowHub.Engine.Tests.Proof;

/// <summary>A small process of every kind of element that the proof knows: nested blocks, half of them then damaged.</summary>
internal sealed class RandomDrawing(Random chance)
{
    private static readonly string[] Gateways = ["exclusiveGateway", "parallelGateway", "inclusiveGateway"];

    private readonly List<string> loose = [];
    private int count;
    private int budget;
    private bool whole;

    public string File()
    {
        (budget, whole) = (chance.Next(3, 9), chance.Next(2) == 0);
        var text = new StringBuilder();
        Container(text, "", 0);
        var talks = chance.Next(12) == 0;
        return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'>"
            + (talks ? "<collaboration id='talk'><messageFlow id='mf' sourceRef='t1' targetRef='hears'/></collaboration>" : "")
            + $"<process id='process' isExecutable='true'>{text}</process>"
            + (talks ? "<process id='other'><startEvent id='o1'/><receiveTask id='hears'/><endEvent id='o2'/><sequenceFlow id='of1' sourceRef='o1' targetRef='hears'/><sequenceFlow id='of2' sourceRef='hears' targetRef='o2'/></process>" : "")
            + "</definitions>";
    }

    private void Container(StringBuilder text, string prefix, int depth)
    {
        var (start, end) = (New(prefix + "start"), New(prefix + "end"));
        var here = new StringBuilder();
        Element(here, "startEvent", start);
        Element(here, "endEvent", end, depth > 0 && Chance(6) ? "<errorEventDefinition errorRef='e'/>" : "");
        var before = loose.Count;
        var (entry, exit) = Sequence(here, depth);
        Flow(here, start, entry);
        Flow(here, exit, end);
        if (Damages(25) && loose.Count > before + 1) Flow(here, Loose(before), Loose(before));
        if (Damages(20) && loose.Count > before) Flow(here, Loose(before), end);
        if (depth == 0 && Chance(3)) EventSubProcess(here, depth);
        loose.RemoveRange(before, loose.Count - before);
        text.Append(Damaged(here.ToString()));
    }

    private string Loose(int from) => loose[chance.Next(from, loose.Count)];

    /// <summary>One gateway becomes another.</summary>
    private string Damaged(string body)
    {
        if (!Damages(30)) return body;
        var found = Gateways.SelectMany(kind => Places(body, $"<{kind} ").Select(at => (kind, at))).ToList();
        if (found.Count == 0) return body;
        var (old, place) = found[chance.Next(found.Count)];
        return body[..(place + 1)] + Of(Gateways) + body[(place + 1 + old.Length)..];
    }

    private static IEnumerable<int> Places(string body, string word)
    {
        for (var at = body.IndexOf(word, StringComparison.Ordinal); at >= 0; at = body.IndexOf(word, at + 1, StringComparison.Ordinal)) yield return at;
    }

    private (string Entry, string Exit) Sequence(StringBuilder text, int depth)
    {
        var (entry, exit) = Block(text, depth);
        for (var more = chance.Next(3); more > 0; more--)
        {
            var (next, last) = Block(text, depth);
            Flow(text, exit, next);
            exit = last;
        }
        return (entry, exit);
    }

    private (string Entry, string Exit) Block(StringBuilder text, int depth)
    {
        if (depth > 2 || --budget < 0) return Task(text);
        return chance.Next(14) switch
        {
            0 or 1 => Task(text),
            2 or 3 => Split(text, "parallelGateway", depth),
            4 or 5 => Split(text, "exclusiveGateway", depth),
            6 or 7 => Split(text, "inclusiveGateway", depth),
            8 => Loop(text, depth),
            9 => SubProcess(text, depth),
            10 => Deadline(text, depth),
            11 => Reminder(text, depth),
            12 => Race(text, depth),
            _ => Exit(text),
        };
    }

    private (string, string) Task(StringBuilder text)
    {
        var id = New("t");
        Element(text, Of(["task", "userTask", "callActivity", "intermediateThrowEvent", "serviceTask"]), id);
        loose.Add(id);
        return (id, id);
    }

    private (string, string) Split(StringBuilder text, string kind, int depth)
    {
        var (fork, join) = (New("g"), New("g"));
        // A task with conditions on its flows parts as an inclusive gateway does.
        var asks = kind == "inclusiveGateway" && Chance(25);
        Element(text, asks ? "task" : kind, fork);
        Element(text, Damages(30) ? Of(Gateways) : kind, join);
        for (var branches = chance.Next(2, 4); branches > 0; branches--)
        {
            if (Chance(20))
            {
                Flow(text, fork, join, asks);
                continue;
            }
            var (entry, exit) = Sequence(text, depth + 1);
            Flow(text, fork, entry, asks && Chance(70));
            Flow(text, exit, join);
        }
        loose.Add(fork);
        loose.Add(join);
        return (fork, join);
    }

    private (string, string) Loop(StringBuilder text, int depth)
    {
        var (merge, again) = (New("g"), New("g"));
        Element(text, Damages(15) ? Of(Gateways) : "exclusiveGateway", merge);
        Element(text, Damages(15) ? Of(Gateways) : "exclusiveGateway", again);
        var (entry, exit) = Sequence(text, depth + 1);
        Flow(text, merge, entry);
        Flow(text, exit, again);
        Flow(text, again, merge);
        return (merge, again);
    }

    private (string, string) SubProcess(StringBuilder text, int depth)
    {
        var id = New("s");
        var inside = new StringBuilder(Chance(15) ? "<multiInstanceLoopCharacteristics/>" : "");
        Container(inside, "in", depth + 1);
        if (Chance(10)) EventSubProcess(inside, depth + 1);
        Element(text, Of(["subProcess", "subProcess", "transaction"]), id, inside.ToString());
        if (!Chance(60)) return (id, id);
        var kind = Of(["timer", "error", "escalation"]);
        return Bordered(text, id, $"<{kind}EventDefinition{(kind == "error" ? " errorRef='e'" : "")}/>", kind == "error" || Chance(60));
    }

    private (string, string) Deadline(StringBuilder text, int depth)
    {
        var (id, _) = Task(text);
        return depth < 0 ? (id, id) : Bordered(text, id, "<timerEventDefinition/>", true);
    }

    private (string, string) Reminder(StringBuilder text, int depth)
    {
        var (id, _) = Task(text);
        return depth < 0 ? (id, id) : Bordered(text, id, "<timerEventDefinition/>", false);
    }

    /// <summary>An event on the border leads to an end of its own, or comes together with the activity's way.</summary>
    private (string, string) Bordered(StringBuilder text, string host, string definition, bool interrupts)
    {
        var (id, then) = (New("b"), New("t"));
        text.Append(CultureInfo.InvariantCulture, $"<boundaryEvent id='{id}' attachedToRef='{host}' cancelActivity='{(interrupts ? "true" : "false")}'>{definition}</boundaryEvent>");
        Element(text, "task", then);
        Flow(text, id, then);
        if (Chance(interrupts ? 40 : 85))
        {
            End(text, then);
            return (host, host);
        }
        var merge = New("g");
        Element(text, Damages(30) ? Of(Gateways) : "exclusiveGateway", merge);
        Flow(text, then, merge);
        Flow(text, host, merge);
        return (host, merge);
    }

    private (string, string) Race(StringBuilder text, int depth)
    {
        var (race, merge) = (New("r"), New("g"));
        Element(text, "eventBasedGateway", race);
        Element(text, "exclusiveGateway", merge);
        for (var ways = 0; ways < 2; ways++)
        {
            var wait = New("c");
            Element(text, "intermediateCatchEvent", wait, "<timerEventDefinition/>");
            var (entry, exit) = Sequence(text, depth + 1);
            Flow(text, race, wait);
            Flow(text, wait, entry);
            Flow(text, exit, merge);
        }
        return (race, merge);
    }

    /// <summary>One way of a choice leads out.</summary>
    private (string, string) Exit(StringBuilder text)
    {
        var gate = New("g");
        Element(text, whole ? "exclusiveGateway" : Of(Gateways), gate);
        End(text, gate);
        return (gate, gate);
    }

    private void End(StringBuilder text, string from)
    {
        var end = New("end");
        Element(text, "endEvent", end, Of(["", "", "", "<terminateEventDefinition/>", "<escalationEventDefinition/>"]));
        Flow(text, from, end);
    }

    private void EventSubProcess(StringBuilder text, int depth)
    {
        var (start, work, end) = (New("es"), New("t"), New("end"));
        text.Append(CultureInfo.InvariantCulture, $"<subProcess id='{New("ev")}' triggeredByEvent='true'><startEvent id='{start}' isInterrupting='{(Chance(50) ? "true" : "false")}'><{Of(["timer", "escalation"])}EventDefinition/></startEvent>");
        Element(text, "task", work);
        Element(text, "endEvent", end);
        Flow(text, start, work);
        Flow(text, work, end);
        text.Append("</subProcess>");
    }

    private static void Element(StringBuilder text, string kind, string id, string inside = "") => text.Append(inside.Length == 0 ? $"<{kind} id='{id}'/>\n" : $"<{kind} id='{id}'>{inside}</{kind}>\n");

    private void Flow(StringBuilder text, string from, string to, bool asked = false) =>
        text.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id='f{++count}-{from}-{to}' sourceRef='{from}' targetRef='{to}'>{(asked ? "<conditionExpression>x</conditionExpression>" : "")}</sequenceFlow>\n");

    private bool Damages(int percent) => !whole && Chance(percent);

    private bool Chance(int percent) => chance.Next(100) < percent;

    private string Of(string[] list) => list[chance.Next(list.Length)];

    private string New(string kind) => $"{kind}{++count}";
}
