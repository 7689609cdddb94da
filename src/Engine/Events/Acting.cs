using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Events;

/// <summary>Somebody did something with a task: what led to it cannot be taken back any more.</summary>
internal static class Acting
{
    public static Case At(Case was, int task) => was.Tasks.Numbered(task) is { } open ? was.Acted(open.Step) : was;
}
