using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;

namespace WorkflowHub.Storage.Reading;

/// <summary>One text out of a JSON object of texts, read by the database: a name in one language can be filtered and sorted by.</summary>
public static class JsonText
{
    /// <summary>For queries only.</summary>
    /// <param name="key">The name in the object, for databases that take it so.</param>
    /// <param name="path">The same as a JSON path, <c>$.key</c>.</param>
    public static string? Value(string json, string key, string path) => throw new NotSupportedException("Only a database reads this.");

    internal static void Configure(ModelBuilder builder, string? provider)
    {
        var function = builder.HasDbFunction(typeof(JsonText).GetMethod(nameof(Value))!);
        function.HasTranslation(provider switch
        {
            "Npgsql.EntityFrameworkCore.PostgreSQL" => of => Call("jsonb_extract_path_text", new SqlUnaryExpression(ExpressionType.Convert, of[0], typeof(string), Jsonb.Mapping), of[1]),
            "Microsoft.EntityFrameworkCore.SqlServer" => of => Call("JSON_VALUE", of[0], of[2]),
            _ => of => Call("json_extract", of[0], of[2]),
        });
    }

    private static SqlFunctionExpression Call(string name, params SqlExpression[] arguments) =>
        new(name, arguments, nullable: true, arguments.Select(_ => true), typeof(string), typeMapping: null);

    /// <summary>Names the type of a cast, no more.</summary>
    private sealed class Jsonb() : RelationalTypeMapping("jsonb", typeof(string))
    {
        public static readonly Jsonb Mapping = new();
        protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new Jsonb();
    }
}
