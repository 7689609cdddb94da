using System.Collections.Immutable;

namespace WorkflowHub.Engine.State;

/// <summary>What a case counts: tokens, rounds, tasks, timers, jobs, incidents.</summary>
public interface INumbered
{
    int Number { get; }
}

/// <summary>Lists of what is live in a case. They are short, so they are searched in order.</summary>
internal static class NumberedList
{
    public static T? Numbered<T>(this ImmutableArray<T> list, int number) where T : class, INumbered
    {
        foreach (var item in list)
            if (item.Number == number) return item;
        return null;
    }

    public static ImmutableArray<T> Without<T>(this ImmutableArray<T> list, int number) where T : class, INumbered
    {
        var at = IndexOf(list, number);
        if (at < 0) return list;
        return list.Length == 1 ? [] : list.RemoveAt(at);
    }

    public static ImmutableArray<T> With<T>(this ImmutableArray<T> list, T changed) where T : class, INumbered
    {
        var at = IndexOf(list, changed.Number);
        return at < 0 ? list : list.SetItem(at, changed);
    }

    /// <summary>An instance that ends is counted by its activity.</summary>
    public static ImmutableArray<Token> Counted(this ImmutableArray<Token> tokens, int number, bool completed)
    {
        if (tokens.Numbered(number) is not { Instance: not null } instance || tokens.Numbered(instance.Scope) is not { Loop: { } loop } whole) return tokens;
        return tokens.With(whole with { Loop = completed ? loop with { Completed = loop.Completed + 1 } : loop with { Terminated = loop.Terminated + 1 } });
    }

    private static int IndexOf<T>(ImmutableArray<T> list, int number) where T : class, INumbered
    {
        for (var i = 0; i < list.Length; i++)
            if (list[i].Number == number) return i;
        return -1;
    }
}
