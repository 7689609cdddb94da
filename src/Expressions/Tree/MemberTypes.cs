using System.Collections.Immutable;

namespace WorkflowHub.Expressions.Tree;

/// <summary>What is known of types before anything is evaluated: what stands behind a dot, and what cannot be compared or reckoned with.</summary>
internal static class MemberTypes
{
    private static readonly ImmutableArray<string> OfDay = ["year", "month", "day", "weekday"];
    private static readonly ImmutableArray<string> OfClock = ["hour", "minute", "second", "time offset", "timezone"];

    /// <summary>The type of an entry or part; null when values of the type have none of that name.</summary>
    public static FeelType? Of(FeelType type, string name) => type switch
    {
        FeelType.Defined defined => Of(defined.Base, name),
        FeelType.List list => Of(list.Item, name) is { } found ? new FeelType.List(found) : null,
        FeelType.Context { Entries.IsEmpty: false } context => context.Entries.FirstOrDefault(entry => entry.Name == name).Type,
        FeelType.Simple when IsPlain(type) => Known(type).Contains(name) ? FeelType.Any : null,
        _ => FeelType.Any,
    };

    /// <summary>The names that stand behind a dot of the type, as far as they are known.</summary>
    public static ImmutableArray<string> Known(FeelType type) => type switch
    {
        FeelType.Defined defined => Known(defined.Base),
        FeelType.List list => Known(list.Item),
        FeelType.Context context => [.. context.Entries.Select(entry => entry.Name)],
        _ when type == FeelType.Date => OfDay,
        _ when type == FeelType.Time => OfClock,
        _ when type == FeelType.DateTime => [.. OfDay, .. OfClock],
        _ when type == FeelType.DaysTime => ["days", "hours", "minutes", "seconds"],
        _ when type == FeelType.YearsMonths => ["years", "months"],
        _ => [],
    };

    public static FeelType ItemOf(FeelType type) => Base(type) is FeelType.List list ? list.Item : FeelType.Any;

    /// <summary>Why two values are never compared, or null.</summary>
    public static string? Incomparable(FeelType left, FeelType right) =>
        IsPlain(left) && IsPlain(right) && Base(left) != Base(right) && !(IsDay(left) && IsDay(right)) ? $"{left} and {right} cannot be compared." : null;

    /// <summary>Why there is no such arithmetic, or null.</summary>
    public static string? NotArithmetic(Operation operation, FeelType left, FeelType right)
    {
        var texts = (Base(left) == FeelType.Text ? 1 : 0) + (Base(right) == FeelType.Text ? 1 : 0);
        var wrong = Base(left) == FeelType.Boolean || Base(right) == FeelType.Boolean || (texts > 0 && (operation != Operation.Add || (texts == 1 && IsPlain(left) && IsPlain(right))));
        return wrong ? $"There is no arithmetic of {left} and {right}." : null;
    }

    private static FeelType Base(FeelType type) => type is FeelType.Defined defined ? Base(defined.Base) : type;

    private static bool IsPlain(FeelType type) => Base(type) is FeelType.Simple simple && simple != FeelType.Any && simple != FeelType.Nothing;

    private static bool IsDay(FeelType type) => Base(type) == FeelType.Date || Base(type) == FeelType.DateTime;
}
