using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using WorkflowHub.Designer.Yaml;
using WorkflowHub.Documents;

namespace WorkflowHub.Designer.Scenarios;

/// <summary>A letter and the texts it must contain, as a reader sees them: tags and entities are gone, white space is one space.</summary>
/// <param name="Language">Null for the scenario's own.</param>
internal sealed partial record ExpectedOutput(string Template, string? Language, IReadOnlyList<string> Texts)
{
    public static ImmutableArray<ExpectedOutput> ReadAll(YamlFields fields)
    {
        if (fields.Map("outputs") is not { } outputs) return [];
        var read = ImmutableArray.CreateBuilder<ExpectedOutput>();
        foreach (var (template, node, _) in outputs.Entries())
        {
            // Either texts in the scenario's language, or texts by language.
            if (node is not YamlMap) read.Add(new ExpectedOutput(template, null, outputs.Texts(template) ?? []));
            else if (outputs.Map(template) is { } languages)
                foreach (var (language, _, _) in languages.Allow(Languages.Known).Entries()) read.Add(new ExpectedOutput(template, language, languages.Texts(language) ?? []));
        }
        return read.ToImmutable();
    }

    public void Check(Player player)
    {
        if (!player.Package.Templates.TryGetValue(Template, out var template))
        {
            player.Fail($"outputs: there is no template '{Template}'.");
            return;
        }
        var language = Language ?? player.Language;
        var rendering = template.Render(TemplateData.Of(player.Case, player.Organisation, player.Now, language), language);
        if (rendering.Html is not { } html)
        {
            player.Fail($"outputs: '{Template}' cannot be rendered: {rendering.Refusal}");
            return;
        }
        var text = Readable(html);
        foreach (var expected in Texts)
            if (!text.Contains(Space().Replace(expected, " ").Trim(), StringComparison.Ordinal)) player.Fail($"outputs: '{Template}' ({language}) should contain \"{expected}\"; found: {text}");
    }

    private static string Readable(string html) => Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(html, ""), " ")), " ").Trim();

    [GeneratedRegex("</?(?:b|bdi|bdo|em|i|mark|s|small|span|strong|sub|sup|u)(?: [^>]*)?>")]
    private static partial Regex Inline();

    [GeneratedRegex("<style>.*?</style>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Space();
}
