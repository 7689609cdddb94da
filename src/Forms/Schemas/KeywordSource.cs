using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>A keyword as written, with what its maker needs; a malformed one becomes a problem and no keyword.</summary>
internal readonly record struct KeywordSource(SchemaCompiler Compiler, SchemaResource Resource, ContextValue Schema, string Name, Value Value, string Around)
{
    public string Pointer => Schemas.Pointer.Append(Around, Name);

    public Keyword? Refuse(string expected)
    {
        Compiler.Problem(Pointer, $"'{Name}' must be {expected}.");
        return null;
    }

    public int? Count()
    {
        if (Value is NumberValue { Number: { IsInteger: true } number } && number >= 0 && number <= int.MaxValue) return (int)number.ToDecimal();
        Refuse("a whole number from 0");
        return null;
    }

    public decimal? Number()
    {
        if (Value is NumberValue number) return number.Number.ToDecimal();
        Refuse("a number");
        return null;
    }

    public SchemaNode Subschema() => Compiler.Node(Value, Pointer);

    /// <summary>The subschema of a keyword beside this one, or null when it is not there.</summary>
    public SchemaNode? Beside(string name) => Schema.TryGet(name, out var value) ? Compiler.Node(value, Schemas.Pointer.Append(Around, name)) : null;

    public SchemaNode[]? Subschemas()
    {
        if (Value is not ListValue { Items.Length: > 0 } list)
        {
            Refuse("a list of at least one schema");
            return null;
        }
        var nodes = new SchemaNode[list.Items.Length];
        for (var i = 0; i < nodes.Length; i++) nodes[i] = Compiler.Node(list.Items[i], $"{Pointer}/{i}");
        return nodes;
    }

    public KeyValuePair<string, SchemaNode>[]? SubschemasByName()
    {
        if (Value is not ContextValue map)
        {
            Refuse("an object of schemas");
            return null;
        }
        var nodes = new List<KeyValuePair<string, SchemaNode>>(map.Count);
        foreach (var (name, value) in map) nodes.Add(new(name, Compiler.Node(value, Schemas.Pointer.Append(Pointer, name))));
        return [.. nodes];
    }

    public ImmutableArray<string>? Names()
    {
        if (Value is ListValue list && list.Items.All(item => item is TextValue)) return [.. list.Items.Select(item => item.AsText!)];
        Refuse("a list of texts");
        return null;
    }
}
