using WorkflowHub.Engine.Elements;

namespace WorkflowHub.Engine.Running;

/// <summary>What event sub-processes wait for: there while their container goes on, gone when it goes.</summary>
internal static class Listening
{
    public static void Listen(this Run run, Body body, int scope)
    {
        foreach (var start in body.EventStarts) start.Listen(run, scope);
    }

    /// <summary>A token that only listens does not keep its container going.</summary>
    public static void StopListening(this Run run, int scope)
    {
        foreach (var token in run.Case.Tokens)
            if (token.Scope == scope && token.Listens) run.Cancel(token, "the container is done");
    }

    /// <summary>The start event in a container that catches an error or an escalation; the very code comes before any.</summary>
    /// <param name="from">The event sub-process it comes out of, which does not catch what it throws itself.</param>
    public static EventStart? Catching(this Body body, Element? from, Func<EventStart, string?> about, string code)
    {
        EventStart? any = null;
        foreach (var start in body.EventStarts)
        {
            if (start.Body.Owner == from) continue;
            if (about(start) == code) return start;
            if (about(start) == Caught.Any) any ??= start;
        }
        return any;
    }
}
