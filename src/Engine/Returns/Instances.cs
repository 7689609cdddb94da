using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;

namespace WorkflowHub.Engine.Returns;

/// <summary>Which instance of an activity a return leads into: the one in which the target was decided last.</summary>
internal static class Instances
{
    /// <summary>That instance when it is still active; null when it is done.</summary>
    public static Token? Active(Run run, Token whole, Element target)
    {
        if (run.Case.Step(target.Id) is { Whole: { } innermost, Instance: { } number } && innermost == whole.Number)
            return run.Case.Tokens.FirstOrDefault(token => token.Scope == innermost && token.Instance == number);
        for (var token = run.Case.Step(target.Id)?.Within is { } within ? run.Case.Tokens.Numbered(within) : null; token is not null; token = run.Around(token))
            if (token.Scope == whole.Number) return token;
        return null;
    }

    /// <summary>
    /// Whether an instance that is done can be opened again: a standard loop goes on from where it is, and of instances within instances only the inner ones
    /// are remembered.
    /// </summary>
    /// <param name="container">What holds the target, at the level where both ends of the return are.</param>
    /// <param name="whole">Its token, or null when it is done.</param>
    public static bool CanReopen(Run run, Element container, Token? whole, Element target)
    {
        if (run.Case.Step(target.Id) is not { Instance: not null } step) return false;
        // What was decided in an earlier passing stands for that passing alone.
        if (whole is not null && (step.Whole != whole.Number || whole.Loop is { Planned: null })) return false;
        return Between(container, target) == 1;
    }

    /// <summary>How many containers of a target are done several times, out to one that holds it, included.</summary>
    public static int Between(Element container, Element target)
    {
        var loops = 0;
        for (var owner = target.Body.Owner as Activity; owner is not null; owner = owner == container ? null : owner.Body.Owner as Activity)
            if (owner.IsLooped) loops++;
        return loops;
    }

    /// <summary>The instance that a return goes into, opened again when it is done.</summary>
    public static Token Into(Run run, Token whole, SubProcess container, Element target) =>
        Active(run, whole, target) ?? container.Reopen(run, run.Case.Tokens.Numbered(whole.Number)!, run.Case.Step(target.Id)!.Instance!.Value);
}
