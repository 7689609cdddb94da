using System.Globalization;
using System.Text;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>A process of nested blocks, each with one way in and one way out, so that it must always be able to end.</summary>
internal sealed class RandomProcess(Dice dice)
{
    private static readonly string[] People = ["binh", "chi", "dung", "lan"];

    private readonly List<string> steps = [];
    private int count;

    public string Body()
    {
        var text = new StringBuilder("<startEvent id=\"start\"/><endEvent id=\"end\"/>");
        var (entry, exit) = Sequence(text, 0);
        Flow(text, "start", entry);
        Flow(text, exit, "end");
        if (dice.Chance(20)) OnEvent(text, interrupts: false);
        foreach (var step in steps) text.Replace(Returns(step), Targets(step));
        return text.ToString();
    }

    private (string Entry, string Exit) Sequence(StringBuilder text, int depth)
    {
        var (entry, exit) = Block(text, depth);
        for (var more = dice.Next(3); more > 0; more--)
        {
            var (next, last) = Block(text, depth);
            Flow(text, exit, next);
            exit = last;
        }
        return (entry, exit);
    }

    private (string Entry, string Exit) Block(StringBuilder text, int depth) => (depth > 3 || steps.Count > 8 ? dice.Next(4) : dice.Next(21)) switch
    {
        4 => Split(text, "exclusiveGateway", depth),
        5 or 6 => Split(text, "parallelGateway", depth),
        10 => Split(text, "inclusiveGateway", depth),
        11 => Race(text, depth),
        12 => Link(text),
        13 => Simple(text, "intermediateCatchEvent", "<messageEventDefinition messageRef=\"m1\"/><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>", dice.Chance(50) ? "parallelMultiple=\"true\"" : ""),
        14 => (AddStep(text, "each", Often()), "") is var (each, _) ? (each, each) : default,
        15 => SubProcess(text, depth, Often()),
        16 => Quantities(text),
        7 => Loop(text, depth),
        8 => SubProcess(text, depth),
        17 => Split(text, "complexGateway", depth),
        18 => AdHoc(text, depth),
        19 => Simple(text, "intermediateThrowEvent", $"<compensateEventDefinition waitForCompletion=\"{(dice.Chance(70) ? "true" : "false")}\"/>"),
        20 => Transaction(text, depth),
        1 => Simple(text, "serviceTask", "<extensionElements><wh:job kind=\"document\"><wh:output name=\"doc\">document</wh:output></wh:job></extensionElements>"),
        2 => Simple(text, "intermediateCatchEvent", "<timerEventDefinition><timeDuration>PT5H</timeDuration></timerEventDefinition>"),
        _ => Step(text),
    };

    private (string, string) Simple(StringBuilder text, string kind, string inside, string attributes = "")
    {
        var id = New(kind[..1]);
        text.Append(CultureInfo.InvariantCulture, $"<{kind} id=\"{id}\" {attributes}>{inside}</{kind}>");
        return (id, id);
    }

    private (string, string) Link(StringBuilder text)
    {
        var (source, target) = (New("from"), New("to"));
        text.Append(CultureInfo.InvariantCulture, $"<intermediateThrowEvent id=\"{source}\"><linkEventDefinition name=\"{target}\"/></intermediateThrowEvent><intermediateCatchEvent id=\"{target}\"><linkEventDefinition name=\"{target}\"/></intermediateCatchEvent>");
        return (source, target);
    }

    private (string, string) Step(StringBuilder text)
    {
        var id = AddStep(text, "step");
        if (dice.Chance(20)) Aside(text, id);
        if (dice.Chance(20)) Undoable(text, id);
        return dice.Chance(25) ? WithDeadline(text, id) : (id, id);
    }

    /// <summary>How often something is done.</summary>
    private string Often()
    {
        var sequential = dice.Chance(50) ? "isSequential=\"true\"" : "";
        var stop = dice.Chance(40) ? $"<completionCondition>numberOfCompletedInstances >= {1 + dice.Next(2)}</completionCondition>" : "";
        return dice.Chance(30)
            ? $"<standardLoopCharacteristics testBefore=\"{(dice.Chance(50) ? "true" : "false")}\" loopMaximum=\"3\"><loopCondition>loopCounter &lt; n</loopCondition></standardLoopCharacteristics>"
            : $"<multiInstanceLoopCharacteristics {sequential}><loopCardinality>{(dice.Chance(30) ? "modulo(n, 4)" : "2")}</loopCardinality>{stop}</multiInstanceLoopCharacteristics>";
    }

    /// <summary>Two tokens begin one step; one of them goes on for both.</summary>
    private (string, string) Quantities(StringBuilder text)
    {
        var two = New("two");
        text.Append(CultureInfo.InvariantCulture, $"<task id=\"{two}\" completionQuantity=\"2\"/>");
        var gather = AddStep(text, "gather", "", "startQuantity=\"2\"");
        Flow(text, two, gather);
        return (two, gather);
    }

    private string AddStep(StringBuilder text, string kind, string often = "", string attributes = "")
    {
        var id = New(kind);
        steps.Add(id);
        var all = dice.Chance(30);
        var people = Bpmn.Person(dice.Of(People)) + (all || dice.Chance(30) ? Bpmn.Person(dice.Of(People)) : "");
        var due = dice.Chance(40) ? $"due=\"{dice.Of(Dues)}\"" : "";
        var step = Bpmn.Step(id, people, all ? $"policy=\"all\" {due}" : due, (due.Length > 0 ? Deadline() : "") + Returns(id));
        text.Append(step.Replace("<userTask ", $"<userTask {attributes} ", StringComparison.Ordinal).Replace("</userTask>", often + "</userTask>", StringComparison.Ordinal));
        return id;
    }

    private static readonly string[] Dues = ["PT5H", "P2D", "3 working hours", "2 working days", "=if n &gt; 5 then duration(&quot;P1D&quot;) else null"];

    /// <summary>Warnings, reminders, other people and at times a decision by time.</summary>
    private string Deadline()
    {
        var text = new StringBuilder($"<wh:deadline pause=\"{dice.Of(Pauses)}\" calendar=\"{dice.Of(Calendars)}\">");
        for (var rungs = dice.Next(4); rungs > 0; rungs--)
        {
            var away = $"{(dice.Chance(30) ? "before" : "after")}=\"{dice.Of(Aways)}\"";
            text.Append(dice.Chance(50) ? $"<wh:remind {away}/>" : $"<wh:escalate {away} how=\"{dice.Of(Ways)}\">{Bpmn.Person(dice.Of(People))}</wh:escalate>");
        }
        if (dice.Chance(30)) text.Append("<wh:act after=\"1 working day\" outcome=\"approve\"/>");
        return text.Append("</wh:deadline>").ToString();
    }

    private static readonly string[] Pauses = ["allowed", "off"];
    private static readonly string[] Calendars = ["case", "assignee", "id:hq"];
    private static readonly string[] Aways = ["PT0S", "PT3H", "1 working hour", "1 working day"];
    private static readonly string[] Ways = ["inform", "add", "replace"];

    /// <summary>When it is too late another step is asked instead.</summary>
    private (string, string) WithDeadline(StringBuilder text, string id)
    {
        var (instead, merge, late) = (AddStep(text, "instead"), New("m"), New("late"));
        Timer(text, late, id, true);
        text.Append(CultureInfo.InvariantCulture, $"<exclusiveGateway id=\"{merge}\"/>");
        Flow(text, late, instead);
        Flow(text, instead, merge);
        Flow(text, id, merge);
        return (id, merge);
    }

    /// <summary>When it takes long somebody is asked beside it, whose way ends there.</summary>
    private void Aside(StringBuilder text, string id)
    {
        var (beside, late, done) = (AddStep(text, "beside"), New("slow"), New("done"));
        Timer(text, late, id, false);
        text.Append(CultureInfo.InvariantCulture, $"<endEvent id=\"{done}\"/>");
        Flow(text, late, beside);
        Flow(text, beside, done);
    }

    private static void Timer(StringBuilder text, string id, string host, bool interrupts) => text.Append(CultureInfo.InvariantCulture,
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{host}\" cancelActivity=\"{(interrupts ? "true" : "false")}\"><timerEventDefinition>{(interrupts ? "<timeDuration>P3D</timeDuration>" : "<timeCycle>R2/P1D</timeCycle>")}</timerEventDefinition></boundaryEvent>");

    private (string, string) Split(StringBuilder text, string gateway, int depth)
    {
        var (fork, join) = (New("fork"), New("join"));
        var branches = 2 + dice.Next(2);
        var first = gateway != "parallelGateway";
        for (var i = 0; i < branches; i++)
        {
            var (entry, exit) = Sequence(text, depth + 1);
            Flow(text, fork, entry, first && i > 0 ? $"n > {i * 3}" : null);
            if (first && i == 0) text.Append(CultureInfo.InvariantCulture, $"<{gateway} id=\"{fork}\" default=\"{fork}-{entry}\"/>");
            Flow(text, exit, join);
        }
        if (!first) text.Append(CultureInfo.InvariantCulture, $"<{gateway} id=\"{fork}\"/>");
        text.Append(CultureInfo.InvariantCulture, $"<{gateway} id=\"{join}\"/>");
        return (fork, join);
    }

    /// <summary>Of two timers the first decides which way is gone.</summary>
    private (string, string) Race(StringBuilder text, int depth)
    {
        var (race, merge) = (New("race"), New("m"));
        text.Append(CultureInfo.InvariantCulture, $"<eventBasedGateway id=\"{race}\"/><exclusiveGateway id=\"{merge}\"/>");
        for (var i = 0; i < 2; i++)
        {
            var (_, wait) = Simple(text, "intermediateCatchEvent", $"<timerEventDefinition><timeDuration>PT{2 + dice.Next(5)}H</timeDuration></timerEventDefinition>");
            var (entry, exit) = Sequence(text, depth + 1);
            Flow(text, race, wait);
            Flow(text, wait, entry);
            Flow(text, exit, merge);
        }
        return (race, merge);
    }

    private (string, string) Loop(StringBuilder text, int depth)
    {
        var (merge, again) = (New("m"), New("again"));
        var (entry, exit) = Sequence(text, depth + 1);
        var decide = AddStep(text, "decide");
        Flow(text, merge, entry);
        Flow(text, exit, decide);
        Flow(text, decide, again);
        var leave = New("leave");
        text.Append(CultureInfo.InvariantCulture, $"<exclusiveGateway id=\"{merge}\"/><exclusiveGateway id=\"{again}\" default=\"{again}-{leave}\"/><exclusiveGateway id=\"{leave}\"/>");
        Flow(text, again, leave);
        Flow(text, again, merge, $"{decide}.outcome = \"reject\"");
        return (merge, leave);
    }

    /// <summary>Steps in any order, or one after another.</summary>
    private (string, string) AdHoc(StringBuilder text, int depth)
    {
        var id = New("free");
        text.Append(CultureInfo.InvariantCulture, $"<adHocSubProcess id=\"{id}\" ordering=\"{(dice.Chance(50) ? "Sequential" : "Parallel")}\" cancelRemainingInstances=\"{(dice.Chance(50) ? "true" : "false")}\">");
        for (var more = dice.Next(3); more >= 0; more--)
        {
            var (_, exit) = dice.Chance(50) ? SubProcess(text, depth + 1) : WithDeadline(text, AddStep(text, "step"));
            if (dice.Chance(50)) Flow(text, exit, AddStep(text, "step"));
        }
        if (dice.Chance(30)) text.Append("<completionCondition>n &gt;= 0</completionCondition>");
        text.Append("</adHocSubProcess>");
        return (id, id);
    }

    /// <summary>When it was done and is to be compensated somebody undoes it.</summary>
    private void Undoable(StringBuilder text, string id)
    {
        var (on, undo) = (New("on"), New("beside"));
        text.Append(CultureInfo.InvariantCulture, $"<boundaryEvent id=\"{on}\" attachedToRef=\"{id}\"><compensateEventDefinition/></boundaryEvent><association id=\"{on}a\" sourceRef=\"{on}\" targetRef=\"{undo}\"/>");
        text.Append(Bpmn.Step(undo, Bpmn.Person(dice.Of(People))).Replace("<userTask ", "<userTask isForCompensation=\"true\" ", StringComparison.Ordinal));
    }

    /// <summary>A step decides whether what was done before it in the transaction is compensated.</summary>
    private (string, string) Transaction(StringBuilder text, int depth)
    {
        var (id, start, end, no, which, cancelled, merge) = (New("sub"), New("in"), New("out"), New("no"), New("which"), New("cancelled"), New("m"));
        text.Append(CultureInfo.InvariantCulture, $"<transaction id=\"{id}\"><startEvent id=\"{start}\"/><endEvent id=\"{end}\"/><endEvent id=\"{no}\"><cancelEventDefinition/></endEvent>");
        var (entry, exit) = Sequence(text, depth + 1);
        var decide = AddStep(text, "decide");
        text.Append(CultureInfo.InvariantCulture, $"<exclusiveGateway id=\"{which}\" default=\"{which}-{end}\"/>");
        Flow(text, start, entry);
        Flow(text, exit, decide);
        Flow(text, decide, which);
        Flow(text, which, end);
        Flow(text, which, no, $"{decide}.outcome = \"reject\"");
        text.Append(CultureInfo.InvariantCulture, $"</transaction><boundaryEvent id=\"{cancelled}\" attachedToRef=\"{id}\"><cancelEventDefinition/></boundaryEvent><exclusiveGateway id=\"{merge}\"/>");
        Flow(text, id, merge);
        Flow(text, cancelled, merge);
        return (id, merge);
    }

    private (string, string) SubProcess(StringBuilder text, int depth, string often = "")
    {
        var (id, start, end) = (New("sub"), New("in"), New("out"));
        text.Append(CultureInfo.InvariantCulture, $"<subProcess id=\"{id}\">{often}<dataObject id=\"own{id}\"/><startEvent id=\"{start}\"/><endEvent id=\"{end}\"/>");
        var (entry, exit) = Sequence(text, depth + 1);
        Flow(text, start, entry);
        Flow(text, exit, end);
        if (dice.Chance(30)) OnEvent(text, dice.Chance(50));
        text.Append("</subProcess>");
        return dice.Chance(25) ? WithDeadline(text, id) : (id, id);
    }

    /// <summary>When it takes long an event sub-process begins, instead of everything else in the container or beside it.</summary>
    private void OnEvent(StringBuilder text, bool interrupts)
    {
        var (id, late, done) = (New(interrupts ? "handler" : "beside"), New("due"), New("out"));
        text.Append(CultureInfo.InvariantCulture, $"<subProcess id=\"{id}\" triggeredByEvent=\"true\"><startEvent id=\"{late}\" isInterrupting=\"{(interrupts ? "true" : "false")}\">");
        text.Append(CultureInfo.InvariantCulture, $"<timerEventDefinition><timeDuration>P{1 + dice.Next(3)}D</timeDuration></timerEventDefinition></startEvent><endEvent id=\"{done}\"/>");
        var step = AddStep(text, interrupts ? "step" : "beside");
        Flow(text, late, step);
        Flow(text, step, done);
        text.Append("</subProcess>");
    }

    /// <summary>Stands for the returns of a step until all steps are known.</summary>
    private static string Returns(string step) => $"<!--returns of {step}-->";

    private string Targets(string step)
    {
        var text = new StringBuilder();
        foreach (var to in steps.Where(other => other != step).Prepend("previous").Prepend("applicant"))
            text.Append(CultureInfo.InvariantCulture, $"<wh:return to=\"{to}\" then=\"run-again\"/><wh:return to=\"{to}\" then=\"straight-back\"/><wh:return to=\"{to}\" then=\"changed-only\" branches=\"keep\"/>");
        return text.ToString();
    }

    private string New(string kind) => $"{kind}{++count}";

    private static void Flow(StringBuilder text, string from, string to, string? condition = null) =>
        text.Append(Bpmn.Flows(condition is null ? $"{from}>{to}" : $"{from}>{to}: {condition}"));
}
