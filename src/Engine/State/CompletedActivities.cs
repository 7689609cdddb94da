using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>What can be compensated in a case, as facts change it.</summary>
internal static class CompletedActivities
{
    /// <summary>A token has left for good: what was completed inside goes with it, unless it was completed itself and can be compensated as a whole.</summary>
    public static ImmutableArray<CompletedActivity>? AfterLeaving(this Case was, int token) =>
        was.Compensable is not { } all || all.Numbered(token) is not null ? was.Compensable : Written(Without(all, token));

    /// <summary>A token was taken away: so is what was completed inside; what it had asked for is not done.</summary>
    public static ImmutableArray<CompletedActivity>? AfterCancelling(this Case was, int token) =>
        was.Compensable is not { } all ? null : Written([.. Without(all, token).Select(one => one.By == token ? one with { By = null } : one)]);

    /// <summary>Without what was completed in a scope, however deep.</summary>
    public static ImmutableArray<CompletedActivity> Without(ImmutableArray<CompletedActivity> all, int scope)
    {
        foreach (var inner in all)
            if (inner.Scope == scope) all = Without(all.Without(inner.Number), inner.Number);
        return all;
    }

    public static ImmutableArray<CompletedActivity>? Written(ImmutableArray<CompletedActivity> all) => all.IsEmpty ? null : all;
}
