using System.Collections.Immutable;
using Fluid;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents;

/// <summary>A Liquid template that turns data into HTML. Parsed once, rendered many times, within limits.</summary>
public sealed class LiquidTemplate
{
    /// <summary>Characters the result may have.</summary>
    public const int MaxOutput = 1_000_000;

    /// <summary>Statements one rendering may run.</summary>
    public const int MaxSteps = 100_000;

    // How Fluid begins its message (it speaks of recursion or of statements); it has no type of its own for it.
    private const string StepsReached = "The maximum ";

    private readonly IFluidTemplate template;

    private LiquidTemplate(IFluidTemplate template, ImmutableArray<TemplateName> names)
    {
        this.template = template;
        Names = names;
    }

    /// <summary>The data the template reads, each path once with the place of its first use; loop variables and assigned names are followed to what they stand for.</summary>
    public ImmutableArray<TemplateName> Names { get; }

    /// <summary>Measures size and nesting first, then parses; returns a template or what is wrong, with line and column.</summary>
    public static TemplateCompilation Parse(string source)
    {
        var outline = TemplateOutline.Of(source);
        if (!outline.Problems.IsEmpty) return new TemplateCompilation(null, outline.Problems);
        if (!TemplateGrammar.Parser.TryParse(source, out var template, out var fault)) return new TemplateCompilation(null, [TemplateGrammar.Problem(fault)]);
        var reader = new TemplateReader(outline);
        reader.VisitTemplate(template);
        return reader.Problems.Count > 0
            ? new TemplateCompilation(null, [.. reader.Problems])
            : new TemplateCompilation(new LiquidTemplate(template, reader.Names()), []);
    }

    /// <summary>Renders to HTML; values are escaped. A limit reached is a refusal, never an exception.</summary>
    /// <param name="language"><c>en</c>, <c>vi</c> or <c>ar</c>: dates, numbers and money are written for it.</param>
    public Rendering Render(ContextValue data, string language)
    {
        var budget = new RenderBudget();
        using var output = new BoundedWriter(budget);
        try
        {
            var rendering = template.RenderAsync(output, HtmlText.Encoder, Context(data, Language.Of(language), budget));
            if (!rendering.IsCompleted) throw new InvalidOperationException("it waits for something");
            rendering.GetAwaiter().GetResult();
            return new Rendering(output.ToString(), null);
        }
        catch (LimitException limit)
        {
            return new Rendering(null, limit.Message);
        }
        catch (InvalidOperationException fault) when (fault.Message.StartsWith(StepsReached, StringComparison.Ordinal))
        {
            return new Rendering(null, $"The template runs more than {MaxSteps} statements (limit: steps).");
        }
        catch (Exception fault) when (fault is FluidException or InvalidOperationException or ArithmeticException or ArgumentException or FormatException)
        {
            return new Rendering(null, $"The template cannot be rendered: {fault.Message}");
        }
    }

    private static TemplateContext Context(ContextValue data, Language language, RenderBudget budget)
    {
        // The overload that takes the options: the one that takes a model drops every limit.
        var context = new TemplateContext(Filters.Options) { CultureInfo = language.Culture, MaxSteps = MaxSteps };
        context.AmbientValues[nameof(RenderBudget)] = budget;
        context.AmbientValues[nameof(Language)] = language;
        context.TimeZone = TimeZoneInfo.Utc;
        foreach (var (name, value) in data) context.SetValue(name, TemplateValues.Of(value));
        return context;
    }
}

public sealed record TemplateCompilation(LiquidTemplate? Template, ImmutableArray<TemplateProblem> Problems);

public sealed record TemplateProblem(int Line, int Column, string Message);

/// <param name="Path">Names from the outside in, e.g. <c>case</c>, <c>applicant</c>, <c>name</c>; <c>[]</c> stands for an entry of a list or one chosen by a value.</param>
public sealed record TemplateName(int Line, int Column, ImmutableArray<string> Path)
{
    /// <summary>The path as one text: <c>case.applicant.name</c>, <c>lines[].price</c>.</summary>
    public string Text => string.Join('.', Path).Replace(".[]", "[]", StringComparison.Ordinal);
}

/// <param name="Html">Null when refused.</param>
/// <param name="Refusal">Which limit was reached, named; null when rendered.</param>
public sealed record Rendering(string? Html, string? Refusal);
