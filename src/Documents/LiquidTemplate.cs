using System.Collections.Immutable;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents;

/// <summary>A Liquid template that turns data into HTML. Parsed once, rendered many times, within limits.</summary>
public sealed class LiquidTemplate
{
    private LiquidTemplate() { }

    /// <summary>Measures size and nesting first, then parses; returns a template or what is wrong, with line and column.</summary>
    public static TemplateCompilation Parse(string source) => throw new NotSupportedException();

    /// <summary>Renders to HTML; values are escaped. A limit reached is a refusal, never an exception.</summary>
    /// <param name="language"><c>en</c>, <c>vi</c> or <c>ar</c>: dates, numbers and money are written for it.</param>
    public Rendering Render(ContextValue data, string language) => throw new NotSupportedException();
}

public sealed record TemplateCompilation(LiquidTemplate? Template, ImmutableArray<TemplateProblem> Problems);

public sealed record TemplateProblem(int Line, int Column, string Message);

/// <param name="Html">Null when refused.</param>
/// <param name="Refusal">Which limit was reached, named; null when rendered.</param>
public sealed record Rendering(string? Html, string? Refusal);
