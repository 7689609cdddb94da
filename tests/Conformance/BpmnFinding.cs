using System.Text.Json;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Conformance;

/// <summary>What a script finds in the world: open tasks, armed timers, running cases, and where tokens wait.</summary>
internal static class BpmnFinding
{
    /// <returns>A list, or with <c>single</c> the only one or nothing.</returns>
    public static object? Find(BpmnPlayer player, JsonElement step)
    {
        var what = step.Text("what")!;
        var found = All(player, what).Where(item => step.GetProperty("where").EnumerateObject().All(filter => Fits(player, item, filter.Name, filter.Value))).ToList();
        if (step.Text("order") is { } order) found = Ordered(found, order);
        if (!step.Flag("single")) return found;
        return found.Count <= 1 ? found.FirstOrDefault() : throw new BpmnFailure($"One of {what} was expected; there are {found.Count}: {string.Join(", ", found.Select(Shown))}.");
    }

    /// <summary>An attribute of what was found; null when it has none.</summary>
    public static Value Attribute(object item, string attribute) => (item, attribute) switch
    {
        (TaskRef task, "name") => Value.Of(NameOf(task)),
        (TaskRef task, "taskDefinitionKey") => Value.Of(task.Task.Step),
        (TaskRef task, "assignee") => Value.Of(task.Running.Case.Tasks.FirstOrDefault(open => open.Number == task.Task.Number)?.Assignee ?? task.Task.Assignee),
        (TokenRef token, "activityId") => Value.Of(token.Running.Case.Tokens.FirstOrDefault(standing => standing.Number == token.Token)?.Element),
        (Running running, "processDefinitionKey") => Value.Of(running.Process),
        _ => throw new BpmnFailure($"The runner knows no attribute {attribute} of {Shown(item)}."),
    };

    public static string Shown(object item) => item switch
    {
        TaskRef task => $"task at {task.Task.Step}",
        TimerRef timer => $"timer at {timer.Timer.Element}",
        TokenRef token => $"token {token.Token} of {token.Running.Process}",
        Running running => $"case {running.Number} of {running.Process}",
        _ => item.GetType().Name,
    };

    private static IEnumerable<object> All(BpmnPlayer player, string what)
    {
        var live = player.World.Cases.Where(running => !running.Ended);
        return what switch
        {
            "tasks" => live.SelectMany(running => running.Case.Tasks.Select(task => new TaskRef(running, task))),
            "timers" => live.SelectMany(running => running.Case.Timers.Select(timer => new TimerRef(running, timer))),
            "executions" => live.SelectMany(running => running.Case.Tokens.Select(token => new TokenRef(running, token.Number))),
            "instances" => live,
            _ => throw new BpmnFailure($"The runner cannot find {what}."),
        };
    }

    private static bool Fits(BpmnPlayer player, object item, string filter, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return (item, filter) switch
        {
            (TaskRef task, "processInstance") => task.Running == player.Named(text),
            (TimerRef timer, "processInstance") => timer.Running == player.Named(text),
            (TokenRef token, "processInstance") => token.Running == player.Named(text),
            (Running running, "processInstance") => running == player.Named(text),
            (Running running, "superProcessInstance") => running.Parent is not null && running.Parent == player.Named(text),
            (Running running, "processDefinitionKey") => running.Process == text,
            (TaskRef task, "processDefinitionKey") => task.Running.Process == text,
            (TaskRef task, "taskDefinitionKey") => task.Task.Step == text,
            (TaskRef task, "taskName") => NameOf(task) == text,
            (TaskRef task, "taskAssignee") => task.Task.Assignee == text,
            (TaskRef task, "taskUnassigned") => task.Task.Assignee is null,
            (TaskRef task, "taskCandidateUser") => task.Task.Assignee is null && task.Task.HasCandidate(text),
            (TaskRef task, "taskCandidateGroup") => task.Task.Assignee is null && task.Task.HasCandidate(BpmnPeople.Group(text)),
            (TimerRef timer, "executable") => timer.Timer.DueAt <= player.World.Now == (value.ValueKind == JsonValueKind.True),
            (TimerRef timer, "activityId") => timer.Timer.Element == text,
            (TokenRef token, "activityId") => Attribute(token, "activityId").AsText == text || Awaits(token, text),
            (TokenRef token, "messageEventSubscriptionName") => token.Running.Case.Subscriptions.Any(waiting => waiting.Token == token.Token && waiting.Kind == Subscription.Message && waiting.Name == text),
            (TokenRef token, "signalEventSubscriptionName") => token.Running.Case.Subscriptions.Any(waiting => waiting.Token == token.Token && waiting.Kind == Subscription.Signal && waiting.Name == text),
            _ => throw new BpmnFailure($"The runner cannot find {Shown(item)} by {filter}."),
        };
    }

    /// <summary>Whether an event waits for something on the token's behalf.</summary>
    private static bool Awaits(TokenRef token, string element) =>
        token.Running.Case.Subscriptions.Any(waiting => waiting.Token == token.Token && waiting.Element == element) || token.Running.Case.Timers.Any(timer => timer.Token == token.Token && timer.Element == element);

    private static List<object> Ordered(List<object> found, string order)
    {
        var by = order.Split(' ') switch
        {
            ["TaskName", ..] => (Func<object, string>)(item => NameOf((TaskRef)item)),
            ["TaskId" or "TaskCreateTime", ..] => item => ((TaskRef)item).Task.Number.ToString("D9", null),
            _ => throw new BpmnFailure($"The runner cannot order by {order}."),
        };
        return order.EndsWith("desc", StringComparison.Ordinal) ? [.. found.OrderByDescending(by, StringComparer.Ordinal)] : [.. found.OrderBy(by, StringComparer.Ordinal)];
    }

    /// <summary>Other engines work out expressions in a task's name when it is created.</summary>
    private static string NameOf(TaskRef task)
    {
        var name = task.Running.Procedure.Step(task.Task.Step)!.Name.In("en");
        if (!BpmnJuel.IsExpression(name) || task.Running.Case.Rounds.FirstOrDefault(round => round.Number == task.Task.Round) is not { } open) return name;
        return Expression.Compile(BpmnJuel.ToFeel(name), Scope.Open).Expression?.Evaluate(task.Running.Case.Seen(open.Token)).AsText ?? name;
    }
}
