using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Tests.Wild;

/// <summary>Whether two records say the same, however deep; what both share is not looked at twice.</summary>
internal static class Alike
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    public static void Check(object one, object other)
    {
        if (!Are(one, other)) Assert.Equal(Words.Of(one), Words.Of(other));
    }

    private static bool Are(object? one, object? other)
    {
        if (ReferenceEquals(one, other)) return true;
        if (one is null || other is null || one.GetType() != other.GetType()) return false;
        return one switch
        {
            string or Value => one.Equals(other),
            IDictionary => Words.Of(one) == Words.Of(other),
            IEnumerable list => list.Cast<object>().SequenceEqual(((IEnumerable)other).Cast<object>(), Comparer),
            _ when IsOurs(one.GetType()) => AllAre(one, other),
            _ => one.Equals(other),
        };
    }

    private static bool AllAre(object one, object other)
    {
        foreach (var property in Properties.GetOrAdd(one.GetType(), type =>
            [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")]))
            if (!Are(property.GetValue(one), property.GetValue(other))) return false;
        return true;
    }

    private static bool IsOurs(Type type) => !type.IsEnum && type.Namespace is { } name && name.StartsWith("WorkflowHub", StringComparison.Ordinal);

    private static readonly EqualityComparer<object> Comparer = EqualityComparer<object>.Create(Are);
}
