using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Engine.Running;

namespace WorkflowHub.Engine.Commands;

/// <summary>Puts a file that is kept elsewhere to a task's case.</summary>
/// <param name="Key">Under which its content is kept.</param>
/// <param name="Hash">Of its content, so that nobody puts another in its place.</param>
public sealed record AttachFile(int Task, string Key, string Name, string Hash) : Command
{
    public const int MaxName = 255;

    internal override Refusal? Decide(Run run)
    {
        if (Checks.TaskOf(run, Task, out var task) is { } refusal) return refusal;
        if (Checks.MoveOff(run, task!.Step, Move.Attach) is { } off) return off;
        if (Name.Length is 0 or > MaxName || Key.Length is 0 or > MaxName || Hash.Length is 0 or > MaxName)
            return Refusal.Of("file-name", $"A file's name has from 1 to {MaxName} characters.", ("limit", $"{MaxName}"));
        run.Emit(new FileAttached(Key, Name, Hash, Task) { At = At, By = By });
        return null;
    }
}
