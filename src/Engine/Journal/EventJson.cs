using WorkflowHub.Engine.Events;

namespace WorkflowHub.Engine.Journal;

/// <summary>Events to stored JSON and back, by name and version. A stored name and version keeps its meaning for ever.</summary>
public static class EventJson
{
    /// <summary>Name and version under which an event is stored, e.g. <c>TaskCompleted</c>, 1.</summary>
    public static (string Name, int Version) NameOf(Event @event) => throw new NotSupportedException();

    /// <summary>The event's own fields with <c>at</c> and <c>by</c>, UTF-8 JSON.</summary>
    public static byte[] Write(Event @event) => throw new NotSupportedException();

    /// <exception cref="NotSupportedException">A name or version this engine does not know.</exception>
    public static Event Read(string name, int version, ReadOnlySpan<byte> utf8) => throw new NotSupportedException();
}
