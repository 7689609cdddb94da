using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkflowHub.Expressions;

namespace WorkflowHub.Forms.Schemas.Keywords;

internal sealed class PropertyCount(bool least, int bound) : Keyword
{
    private readonly string limit = bound.ToString(CultureInfo.InvariantCulture);

    public static Keyword? Minimum(KeywordSource source) => source.Count() is { } bound ? new PropertyCount(true, bound) : null;

    public static Keyword? Maximum(KeywordSource source) => source.Count() is { } bound ? new PropertyCount(false, bound) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        if (least) return context.Count >= bound || evaluation.Fail("minProperties", $"At least {limit} fields must be given.", limit);
        return context.Count <= bound || evaluation.Fail("maxProperties", $"At most {limit} fields may be given.", limit);
    }
}

internal sealed class Required(ImmutableArray<string> names) : Keyword
{
    public const string Message = "This must be filled in.";

    public static Keyword? Make(KeywordSource source) => source.Names() is { } names ? new Required(names) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var name in names)
            if (!context.TryGet(name, out _) && !evaluation.IsWaived(name)) good = evaluation.FailAt(name, "required", Message);
        return good;
    }
}

internal sealed class DependentRequired((string Name, ImmutableArray<string> Needs)[] rules) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        if (source.Value is not ContextValue map) return source.Refuse("an object of lists of names");
        var rules = new List<(string, ImmutableArray<string>)>();
        foreach (var (name, value) in map)
            if ((source with { Value = value }).Names() is { } needs) rules.Add((name, needs));
        return new DependentRequired([.. rules]);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, needs) in rules)
        {
            if (!context.TryGet(name, out _)) continue;
            foreach (var need in needs)
                if (!context.TryGet(need, out _) && !evaluation.IsWaived(need))
                    good = evaluation.FailAt(need, "dependentRequired", $"This must be filled in because '{name}' is.", name);
        }
        return good;
    }
}

internal sealed class Properties(KeyValuePair<string, SchemaNode>[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source) => source.SubschemasByName() is { } schemas ? new Properties(schemas) : null;

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, schema) in schemas)
        {
            if (!context.TryGet(name, out var entry)) continue;
            evaluation.Enter(name);
            good &= schema.Check(entry, evaluation, null);
            evaluation.Leave();
            evaluated?.Add(name);
        }
        return good;
    }
}

internal sealed class PatternProperties((Regex Pattern, SchemaNode Schema)[] schemas) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        if (source.SubschemasByName() is not { } schemas) return null;
        var made = new List<(Regex, SchemaNode)>();
        foreach (var (pattern, schema) in schemas)
        {
            if (TextPattern.Compile(pattern) is { } regex) made.Add((regex, schema));
            else source.Compiler.Problem(Pointer.Append(source.Pointer, pattern), $"'{pattern}' is no regular expression of at most {TextPattern.MaxLength} characters.");
        }
        return new PatternProperties([.. made]);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, entry) in context)
            foreach (var (pattern, schema) in schemas)
            {
                if (!TextPattern.Matches(pattern, name)) continue;
                evaluation.Enter(name);
                good &= schema.Check(entry, evaluation, null);
                evaluation.Leave();
                evaluated?.Add(name);
            }
        return good;
    }
}

internal sealed class AdditionalProperties(SchemaNode schema, FrozenSet<string> named, Regex[] patterns) : Keyword
{
    public static Keyword? Make(KeywordSource source)
    {
        var named = source.Schema["properties"] is ContextValue properties ? properties.Select(property => property.Key) : [];
        // A malformed pattern is reported by patternProperties itself.
        var patterns = source.Schema["patternProperties"] is ContextValue map ? map.Select(entry => TextPattern.Compile(entry.Key)).OfType<Regex>() : [];
        return new AdditionalProperties(source.Subschema(), named.ToFrozenSet(StringComparer.Ordinal), [.. patterns]);
    }

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, entry) in context)
        {
            if (named.Contains(name) || patterns.Any(pattern => TextPattern.Matches(pattern, name))) continue;
            evaluated?.Add(name);
            if (schema == SchemaNode.Nothing)
            {
                good = evaluation.FailAt(name, "additionalProperties", "There is no such field.");
                continue;
            }
            evaluation.Enter(name);
            good &= schema.Check(entry, evaluation, null);
            evaluation.Leave();
        }
        return good;
    }
}

internal sealed class PropertyNames(SchemaNode schema) : Keyword
{
    public static Keyword? Make(KeywordSource source) => new PropertyNames(source.Subschema());

    public override bool Check(Value value, Evaluation evaluation, Evaluated? evaluated)
    {
        if (value is not ContextValue context) return true;
        var good = true;
        foreach (var (name, _) in context)
            if (!schema.Accepts(Value.Of(name), evaluation)) good = evaluation.FailAt(name, "propertyNames", "A field may not have this name.");
        return good;
    }
}
