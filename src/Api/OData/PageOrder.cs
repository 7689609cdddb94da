using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OData;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;

namespace WorkflowHub.Api.OData;

/// <summary>The total order of a list, and the place in it where a page begins: rows added or taken away elsewhere do not shift it.</summary>
internal sealed class PageOrder<T>
{
    private readonly ParameterExpression row = Expression.Parameter(typeof(T), "row");
    private readonly List<SortKey> keys = [];

    /// <param name="wished">The caller's <c>$orderby</c>; the set's key is appended to it.</param>
    /// <exception cref="ODataException">Sorted by something other than a property.</exception>
    public PageOrder(OrderByClause? wished, IEdmEntityType type)
    {
        for (; wished is not null; wished = wished.ThenBy)
            keys.AddRange(SortKey.Of(row, Path(wished.Expression, out var mayBeMissing), wished.Direction == OrderByDirection.Descending, mayBeMissing));
        foreach (var key in type.Key()) keys.Add(new SortKey(row, Expression.Property(row, key.Name), Descending: false));
    }

    public IQueryable<T> Sort(IQueryable<T> rows) => keys.Aggregate(rows, (sorted, key) => key.Sort(sorted));

    /// <summary>The rows after the one a token stands for.</summary>
    /// <exception cref="ODataException">Not a token of ours for this order.</exception>
    public IQueryable<T> After(IQueryable<T> rows, string token)
    {
        var place = Read(token);
        Expression later = Expression.Constant(false);
        for (var i = keys.Count - 1; i >= 0; i--)
            later = Expression.OrElse(keys[i].Later(place[i]), Expression.AndAlso(keys[i].Same(place[i]), later));
        return rows.Where(Expression.Lambda<Func<T, bool>>(later, row));
    }

    /// <summary>A row's place, to be read beside it.</summary>
    public Expression PlaceOf(Expression of) => Expression.NewArrayInit(
        typeof(object),
        keys.Select(key => Expression.Convert(new Swap(row, of).Visit(key.Value)!, typeof(object))));

    public static string Token(object?[] place) => WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(place));

    private object?[] Read(string token)
    {
        try
        {
            var values = JsonSerializer.Deserialize<JsonElement[]>(WebEncoders.Base64UrlDecode(token));
            if (values?.Length == keys.Count) return [.. keys.Zip(values, (key, value) => key.Read(value))];
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            // Said below, as for a token of another order.
        }
        throw new ODataException("The $skiptoken is not one this list has given.");
    }

    private MemberExpression Path(SingleValueNode node, out bool mayBeMissing)
    {
        if (node is not SingleValuePropertyAccessNode access) throw new ODataException("$orderby takes properties only.");
        mayBeMissing = access.Property.Type.IsNullable;
        return Expression.Property(Owner(access.Source, ref mayBeMissing), access.Property.Name);
    }

    private Expression Owner(SingleValueNode node, ref bool mayBeMissing)
    {
        if (node is ResourceRangeVariableReferenceNode) return row;
        if (node is not SingleNavigationNode navigation) throw new ODataException("$orderby takes properties only.");
        mayBeMissing = true;
        return Expression.Property(Owner(navigation.Source, ref mayBeMissing), navigation.NavigationProperty.Name);
    }

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
