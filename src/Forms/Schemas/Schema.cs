using System.Collections.Immutable;
using System.Text.Json;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas;

/// <summary>Which keywords a schema may use, and what they assert.</summary>
public enum Dialect
{
    /// <summary>JSON Schema 2020-12 as published: unknown keywords are annotations, <c>format</c> asserts nothing unless its vocabulary says so.</summary>
    Standard,

    /// <summary>A form's schema: unknown keywords and formats are refused by name, and <c>format</c> is checked.</summary>
    Form,
}

/// <summary>A JSON Schema (2020-12) compiled once and asked many times. Immutable and safe to share between threads.</summary>
public sealed class Schema
{
    /// <summary>Bytes a schema may have.</summary>
    public const int MaxSize = 256 * 1024;

    private readonly SchemaNode root;

    internal Schema(SchemaNode root, bool tracksEvaluated)
    {
        this.root = root;
        TracksEvaluated = tracksEvaluated;
    }

    internal bool TracksEvaluated { get; }

    /// <summary>Compiles; all problems at once.</summary>
    /// <param name="utf8">The schema as JSON.</param>
    /// <param name="documents">Schemas it may refer to, by absolute URI; nothing is ever fetched.</param>
    public static SchemaCompilation Compile(ReadOnlySpan<byte> utf8, Dialect dialect = Dialect.Standard, IReadOnlyDictionary<string, Value>? documents = null)
    {
        if (utf8.Length > MaxSize) return SchemaCompilation.Refused("", $"The schema is larger than {MaxSize / 1024} kB (limit: schema size).");
        try
        {
            return Compile(JsonValues.Parse(utf8), dialect, documents);
        }
        catch (JsonException fault)
        {
            return SchemaCompilation.Refused("", $"The schema is not JSON that can be read: {fault.Message}");
        }
    }

    /// <inheritdoc cref="Compile(ReadOnlySpan{byte}, Dialect, IReadOnlyDictionary{string, Value}?)"/>
    public static SchemaCompilation Compile(Value schema, Dialect dialect = Dialect.Standard, IReadOnlyDictionary<string, Value>? documents = null) =>
        new SchemaCompiler(dialect, documents).Compile(schema);

    /// <summary>Every error of a value, with the place it stands at.</summary>
    public ImmutableArray<FieldError> Check(Value value) => Check(value, null);

    /// <summary>True when the value has no error; quicker than collecting them.</summary>
    public bool Accepts(Value value)
    {
        var evaluation = new Evaluation(TracksEvaluated) { Quiet = 1 };
        return root.Check(value, evaluation, null) && evaluation.Refusal is null;
    }

    /// <param name="waived">Fields (by pointer) that cannot be filled in and so are not required.</param>
    internal ImmutableArray<FieldError> Check(Value value, IReadOnlySet<string>? waived)
    {
        var evaluation = new Evaluation(TracksEvaluated) { Waived = waived };
        root.Check(value, evaluation, null);
        return evaluation.Errors();
    }
}

/// <param name="Schema">Null when there is any problem.</param>
public sealed record SchemaCompilation(Schema? Schema, ImmutableArray<SchemaProblem> Problems)
{
    internal static SchemaCompilation Refused(string pointer, string message) => new(null, [new SchemaProblem(pointer, message)]);
}

/// <param name="Pointer">Where in the schema (RFC 6901).</param>
public sealed record SchemaProblem(string Pointer, string Message);
