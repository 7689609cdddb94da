using System.Collections.Frozen;
using WorkflowHub.Forms.Schemas.Keywords;

namespace WorkflowHub.Forms.Schemas;

/// <summary>How a keyword holds schemas within it.</summary>
internal enum Subschemas { None, One, List, Map }

/// <summary>Every keyword known, with its vocabulary and its maker.</summary>
internal static class KeywordTable
{
    public static readonly FrozenDictionary<string, (string Group, Func<KeywordSource, Keyword?> Make)> Makers =
        new Dictionary<string, (string, Func<KeywordSource, Keyword?>)>
        {
            ["$ref"] = ("core", Reference.Make),
            ["$dynamicRef"] = ("core", DynamicReference.Make),
            ["type"] = ("validation", TypeKeyword.Make),
            ["enum"] = ("validation", OneOfValues.MakeEnum),
            ["const"] = ("validation", OneOfValues.MakeConst),
            ["minimum"] = ("validation", NumberBound.Minimum),
            ["maximum"] = ("validation", NumberBound.Maximum),
            ["exclusiveMinimum"] = ("validation", NumberBound.ExclusiveMinimum),
            ["exclusiveMaximum"] = ("validation", NumberBound.ExclusiveMaximum),
            ["multipleOf"] = ("validation", MultipleOf.Make),
            ["minLength"] = ("validation", TextLength.Minimum),
            ["maxLength"] = ("validation", TextLength.Maximum),
            ["pattern"] = ("validation", TextPattern.Make),
            ["format"] = ("format", Format.Make),
            ["minItems"] = ("validation", ItemCount.Minimum),
            ["maxItems"] = ("validation", ItemCount.Maximum),
            ["uniqueItems"] = ("validation", UniqueItems.Make),
            ["prefixItems"] = ("applicator", PrefixItems.Make),
            ["items"] = ("applicator", Items.Make),
            ["contains"] = ("applicator", Contains.Make),
            ["minProperties"] = ("validation", PropertyCount.Minimum),
            ["maxProperties"] = ("validation", PropertyCount.Maximum),
            ["required"] = ("validation", Required.Make),
            ["dependentRequired"] = ("validation", DependentRequired.Make),
            ["properties"] = ("applicator", Properties.Make),
            ["patternProperties"] = ("applicator", PatternProperties.Make),
            ["additionalProperties"] = ("applicator", AdditionalProperties.Make),
            ["propertyNames"] = ("applicator", PropertyNames.Make),
            ["dependentSchemas"] = ("applicator", DependentSchemas.Make),
            ["allOf"] = ("applicator", AllOf.Make),
            ["anyOf"] = ("applicator", AnyOf.Make),
            ["oneOf"] = ("applicator", OneOf.Make),
            ["not"] = ("applicator", Not.Make),
            ["if"] = ("applicator", Conditional.Make),
            ["unevaluatedItems"] = ("unevaluated", UnevaluatedItems.Make),
            ["unevaluatedProperties"] = ("unevaluated", UnevaluatedProperties.Make),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Keywords that describe and demand nothing by themselves; also those read by another keyword beside them.</summary>
    public static readonly FrozenSet<string> Annotations = new[]
    {
        "$schema", "$id", "$anchor", "$dynamicAnchor", "$defs", "$comment", "$vocabulary",
        "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly",
        "contentMediaType", "contentEncoding", "contentSchema", "then", "else", "minContains", "maxContains",
        "x-i18n", "x-computed", "x-multiline",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Subschemas> Holders = new Dictionary<string, Subschemas>
    {
        ["$defs"] = Subschemas.Map,
        ["properties"] = Subschemas.Map,
        ["patternProperties"] = Subschemas.Map,
        ["dependentSchemas"] = Subschemas.Map,
        ["allOf"] = Subschemas.List,
        ["anyOf"] = Subschemas.List,
        ["oneOf"] = Subschemas.List,
        ["prefixItems"] = Subschemas.List,
        ["items"] = Subschemas.One,
        ["contains"] = Subschemas.One,
        ["additionalProperties"] = Subschemas.One,
        ["propertyNames"] = Subschemas.One,
        ["not"] = Subschemas.One,
        ["if"] = Subschemas.One,
        ["then"] = Subschemas.One,
        ["else"] = Subschemas.One,
        ["unevaluatedItems"] = Subschemas.One,
        ["unevaluatedProperties"] = Subschemas.One,
        ["contentSchema"] = Subschemas.One,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Subschemas Holds(string keyword) => Holders.GetValueOrDefault(keyword);
}
