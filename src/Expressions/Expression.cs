using System.Collections.Immutable;

namespace WorkflowHub.Expressions;

/// <summary>A FEEL expression, compiled once and evaluated many times. Immutable and safe to share between threads.</summary>
public sealed class Expression
{
    private Expression(string source) => Source = source;

    public string Source { get; }

    /// <summary>Parses and resolves; returns an expression, or every problem found with its line and column.</summary>
    public static Compilation Compile(string source, Scope scope) => throw new NotSupportedException();

    /// <summary>Evaluates over the values of the scope's names; a fault is a <see cref="NullValue"/> with a reason, never an exception.</summary>
    public Value Evaluate(ContextValue input) => throw new NotSupportedException();
}

/// <summary>The names an expression may use. <see cref="Open"/> accepts any name (a missing one evaluates to null).</summary>
public sealed class Scope
{
    public static readonly Scope Open = new(null);
    private Scope(ImmutableArray<string>? names) => Names = names;

    /// <summary>Known names, or null for an open scope.</summary>
    public ImmutableArray<string>? Names { get; }

    public static Scope Of(params IEnumerable<string> names) => new([.. names]);
}

/// <param name="Expression">The expression, or null when there is a problem.</param>
public sealed record Compilation(Expression? Expression, ImmutableArray<ExpressionProblem> Problems);

/// <param name="Line">From 1, within the expression's own text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">A sentence that says what is wrong and what was expected.</param>
/// <param name="Suggestion">A known name that looks like the misspelt one, or null.</param>
public sealed record ExpressionProblem(int Line, int Column, string Message, string? Suggestion = null);
