using System.Collections.Immutable;
using System.Text.Json;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;
using WorkflowHub.Forms.Schemas;

namespace WorkflowHub.Forms;

/// <summary>A form compiled once per version: checks answers against its JSON Schema (2020-12), rules and rights.</summary>
public sealed class CompiledForm
{
    /// <summary>Bytes a layout may have.</summary>
    private const int MaxLayout = 256 * 1024;

    private readonly Schema schema;
    private readonly FormField fields;
    private readonly FormLayout layout;

    private CompiledForm(Schema schema, FormField fields, FormLayout layout)
    {
        (this.schema, this.fields, this.layout) = (schema, fields, layout);
        Names = [.. fields.Properties.Select(field => field.Name)];
    }

    /// <summary>Top-level names of the data this form asks for.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The type of a top-level field's values as a case keeps them: dates and times are texts. <see cref="FeelType.Any"/> where the schema leaves it open.</summary>
    public FeelType TypeOf(string name) => fields.Property(name) is { } field ? FieldTypes.Stored(field) : FeelType.Any;

    /// <summary>The values that the schema lists for a top-level field; empty when it lists none.</summary>
    public ImmutableArray<Value> ChoicesOf(string name) => fields.Property(name)?.Choices ?? [];

    /// <summary>Whether a top-level field may have a value; with null, whether it may be left empty. Rules and rights are not looked at.</summary>
    public bool Admits(string name, Value value)
    {
        var answer = value.IsNull ? ContextValue.Empty : ContextValue.Of((name, value));
        var pointer = Pointer.Append("", name);
        return !schema.Check(answer).Any(error => error.Pointer == pointer);
    }

    /// <summary>Compiles schema and layout; unknown keywords are refused by name, all problems at once.</summary>
    /// <param name="schema">JSON Schema, UTF-8.</param>
    /// <param name="layout">JSON Forms UI schema, UTF-8.</param>
    public static FormCompilation Compile(ReadOnlySpan<byte> schema, ReadOnlySpan<byte> layout)
    {
        var problems = new List<FormProblem>();
        var schemaText = Read(schema, Schema.MaxSize, inLayout: false, problems);
        var layoutText = Read(layout, MaxLayout, inLayout: true, problems);
        if (schemaText is null) return new FormCompilation(null, [.. problems]);

        var compiled = Schema.Compile(schemaText, Dialect.Form);
        problems.AddRange(compiled.Problems.Select(problem => new FormProblem(false, problem.Pointer, problem.Message)));
        var differences = new List<FormProblem>();
        var fields = new FieldReader(schemaText, (pointer, message) => problems.Add(new FormProblem(false, pointer, message)), (pointer, message) => differences.Add(new FormProblem(false, pointer, message))).Read();
        if (layoutText is null) return new FormCompilation(null, [.. problems]);
        var read = new LayoutReader(fields, (pointer, message) => problems.Add(new FormProblem(true, pointer, message))).Read(layoutText);
        return problems.Count > 0
            ? new FormCompilation(null, [.. problems, .. differences])
            : new FormCompilation(new CompiledForm(compiled.Schema!, fields, read), [.. differences]);
    }

    /// <summary>True when the form has the field a pointer (RFC 6901) into the data names; rows of lists have no pointer of their own.</summary>
    public bool HasField(string pointer) => Pointer.Names(pointer) is { Length: > 0 } names && fields.Find(names) is not null;

    /// <summary>True when the data has what a path of names leads to; <c>[]</c> stands for an entry of a list.</summary>
    public bool HasPath(params ReadOnlySpan<string> path) => path.Length > 0 && fields.Leads(path);

    /// <summary>Pointers of the fields that the layout's rules hide for this data.</summary>
    public ImmutableArray<string> Hidden(ContextValue data) => [.. layout.Hidden(data).Select(control => control.Pointer)];

    /// <summary>Checks an answer. Fields a step may not write are taken from what the case already has; computed fields are worked out anew.</summary>
    /// <param name="answer">What the person sent.</param>
    /// <param name="present">The case's data so far.</param>
    /// <param name="rights">Rights per field pointer at this step; a field not named may be written.</param>
    public FormAnswer Check(ContextValue answer, ContextValue present, IReadOnlyDictionary<string, FieldRight> rights)
    {
        var errors = new List<FieldError>();
        var reader = new AnswerReader(errors);
        var sent = reader.Read(answer, fields);
        if (reader.TooMuch) return new FormAnswer(ContextValue.Empty, [.. errors]);

        var places = new FieldRights(rights, fields);
        var data = ComputedFields.Apply(places.Apply(sent, present), fields);
        places.Refuse(sent, data, fields, errors);
        var hidden = layout.Hidden(data);
        if (hidden.Count > 0)
        {
            foreach (var control in hidden)
                if (!places.IsFixed(control.Pointer)) data = DataPath.Set(data, control.Names, null);
            data = ComputedFields.Apply(data, fields);
        }

        var waived = new HashSet<string>(hidden.Select(control => control.Pointer).Concat(places.Fixed), StringComparer.Ordinal);
        foreach (var error in schema.Check(data, waived))
            if (!places.IsFixed(error.Pointer) && !errors.Contains(error)) errors.Add(error);
        places.Require(data, waived, errors);
        return new FormAnswer(Cleared(Own(data, sent), present), [.. errors]);
    }

    /// <summary>The data a step may see: what its form has, hidden fields left out.</summary>
    public ContextValue Visible(ContextValue data, IReadOnlyDictionary<string, FieldRight> rights)
    {
        var own = ContextValue.From(data.Where(entry => fields.Property(entry.Key) is not null && !entry.Value.IsNull));
        foreach (var (pointer, right) in rights)
            if (right == FieldRight.Hidden && Pointer.Names(pointer) is { Length: > 0 } names) own = DataPath.Set(own, names, null);
        return own;
    }

    // Rights bring in what the case has; what belongs to other forms is not this answer's to store.
    private ContextValue Own(ContextValue data, ContextValue sent)
    {
        foreach (var (name, _) in data)
            if (fields.Property(name) is null && !sent.TryGet(name, out _)) data = data.Without(name);
        return data;
    }

    // A field the case has and the answer leaves empty is emptied: said by null, since the answer is laid over the case's data.
    private ContextValue Cleared(ContextValue data, ContextValue present)
    {
        foreach (var name in Names)
            if (!data.TryGet(name, out _) && !present[name].IsNull) data = data.With(name, Value.Null);
        return data;
    }

    private static ContextValue? Read(ReadOnlySpan<byte> utf8, int most, bool inLayout, List<FormProblem> problems)
    {
        var limit = inLayout ? "layout size" : "schema size";
        if (utf8.Length > most)
        {
            problems.Add(new FormProblem(inLayout, "", $"The text is larger than {most / 1024} kB (limit: {limit})."));
            return null;
        }
        // Some editors begin a file with a byte order mark.
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            if (JsonValues.Parse(utf8) is ContextValue context) return context;
            problems.Add(new FormProblem(inLayout, "", "The text must be a JSON object."));
        }
        catch (JsonException fault)
        {
            problems.Add(new FormProblem(inLayout, "", $"The text is not JSON that can be read: {fault.Message}"));
        }
        return null;
    }
}

/// <param name="Form">
/// Null when the form cannot be used. A form whose only problems are expressions that a browser would work out otherwise can be, by the cases
/// that run with it; it is not to be published.
/// </param>
/// <param name="Problems">What must be mended before it is published.</param>
public sealed record FormCompilation(CompiledForm? Form, ImmutableArray<FormProblem> Problems);

/// <param name="Pointer">Where in the schema or layout (RFC 6901).</param>
/// <param name="InLayout">True when it stands in the layout, false in the schema.</param>
public sealed record FormProblem(bool InLayout, string Pointer, string Message);

/// <param name="Data">The cleaned answer to store; meaningful only when there are no errors.</param>
public sealed record FormAnswer(ContextValue Data, ImmutableArray<FieldError> Errors);

/// <param name="Pointer">The field in the answer (RFC 6901).</param>
/// <param name="Keyword">What was broken: a schema keyword (<c>required</c>, <c>maximum</c>, ...) or <c>not-allowed</c>; the key of its translations.</param>
/// <param name="Message">An English sentence.</param>
/// <param name="Limit">What the keyword demands, as text, for translations; null when it says nothing more.</param>
public sealed record FieldError(string Pointer, string Keyword, string Message, string? Limit = null);
