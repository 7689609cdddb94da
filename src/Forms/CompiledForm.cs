using System.Collections.Immutable;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms;

/// <summary>A form compiled once per version: checks answers against its JSON Schema (2020-12), rules and rights.</summary>
public sealed class CompiledForm
{
    private CompiledForm() { }

    /// <summary>Top-level names of the data this form asks for.</summary>
    public ImmutableArray<string> Names { get; private init; } = [];

    /// <summary>Compiles schema and layout; unknown keywords are refused by name, all problems at once.</summary>
    /// <param name="schema">JSON Schema, UTF-8.</param>
    /// <param name="layout">JSON Forms UI schema, UTF-8.</param>
    public static FormCompilation Compile(ReadOnlySpan<byte> schema, ReadOnlySpan<byte> layout) => throw new NotSupportedException();

    /// <summary>Checks an answer. Fields a step may not write are taken from what the case already has; computed fields are worked out anew.</summary>
    /// <param name="answer">What the person sent.</param>
    /// <param name="present">The case's data so far.</param>
    /// <param name="rights">Rights per field pointer at this step; a field not named may be written.</param>
    public FormAnswer Check(ContextValue answer, ContextValue present, IReadOnlyDictionary<string, FieldRight> rights) => throw new NotSupportedException();

    /// <summary>The data a step may see: hidden fields left out.</summary>
    public ContextValue Visible(ContextValue data, IReadOnlyDictionary<string, FieldRight> rights) => throw new NotSupportedException();
}

/// <param name="Form">Null when there is any problem.</param>
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
