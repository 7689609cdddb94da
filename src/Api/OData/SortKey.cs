using System.Linq.Expressions;
using System.Text.Json;

namespace WorkflowHub.Api.OData;

/// <summary>One thing a page is sorted by. A value that may be missing has two: whether it is there (missing comes first), then the value.</summary>
/// <param name="Row">The row, a parameter of <paramref name="Value"/>.</param>
internal sealed record SortKey(ParameterExpression Row, Expression Value, bool Descending)
{
    /// <summary>The keys for one <c>$orderby</c> expression.</summary>
    public static IEnumerable<SortKey> Of(ParameterExpression row, Expression value, bool descending, bool mayBeMissing)
    {
        if (value.Type == typeof(bool)) value = Expression.Condition(value, Expression.Constant(1), Expression.Constant(0));
        if (mayBeMissing && value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null) value = Expression.Convert(value, typeof(Nullable<>).MakeGenericType(value.Type));
        if (mayBeMissing)
            yield return new SortKey(row, Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(0), Expression.Constant(1)), descending);
        yield return new SortKey(row, value, descending);
    }

    public IOrderedQueryable<T> Sort<T>(IQueryable<T> rows)
    {
        var ordered = rows.Expression.Type.IsAssignableTo(typeof(IOrderedQueryable<T>));
        var method = (ordered, Descending) switch
        {
            (false, false) => nameof(Queryable.OrderBy),
            (false, true) => nameof(Queryable.OrderByDescending),
            (true, false) => nameof(Queryable.ThenBy),
            (true, true) => nameof(Queryable.ThenByDescending),
        };
        var call = Expression.Call(typeof(Queryable), method, [typeof(T), Value.Type], rows.Expression, Expression.Quote(Expression.Lambda(Value, Row)));
        return (IOrderedQueryable<T>)rows.Provider.CreateQuery<T>(call);
    }

    public Expression Same(object? other) => other is null ? Expression.Equal(Value, Expression.Constant(null, Value.Type)) : Expression.Equal(Value, Parameter(other));

    /// <summary>Comes later in the sort than another row's value. Nothing is later than a missing value: its first key tells that.</summary>
    public Expression Later(object? other)
    {
        if (other is null) return Expression.Constant(false);
        if (Value.Type == typeof(string))
            return Compare(Expression.Call(typeof(string), nameof(string.Compare), null, Value, Parameter(other)), Expression.Constant(0));
        return Compare(Value, Parameter(other));
    }

    /// <exception cref="JsonException">Not a value of this key.</exception>
    public object? Read(JsonElement token) => token.Deserialize(Value.Type);

    private BinaryExpression Compare(Expression left, Expression right) => Descending ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);

    // A parameter of the statement rather than a part of its text, so that the database keeps one plan for all pages.
    private MemberExpression Parameter(object value)
    {
        var box = Activator.CreateInstance(typeof(Box<>).MakeGenericType(Value.Type), value)!;
        return Expression.Field(Expression.Constant(box), nameof(Box<int>.Value));
    }

    private sealed class Box<T>(T value)
    {
        public readonly T Value = value;
    }
}
