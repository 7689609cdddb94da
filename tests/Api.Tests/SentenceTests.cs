using System.Text.RegularExpressions;
using WorkflowHub.Api.Problems;

namespace WorkflowHub.Api.Tests;

public sealed partial class SentenceTests
{
    [Theory]
    [InlineData("vi")]
    [InlineData("ar")]
    public void Every_language_says_the_same_things_about_the_same_facts(string language)
    {
        Assert.Equal(Sentences.KeysOf("en").Order(), Sentences.KeysOf(language).Order());
        foreach (var key in Sentences.KeysOf("en")) Assert.Equal(Facts(Sentences.Find("en", key)!), Facts(Sentences.Find(language, key)!));
    }

    [Fact]
    public void Every_refusal_has_a_sentence()
    {
        var codes = Directory.EnumerateFiles(Path.Combine(Top(), "src", "Engine"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Refusal().Matches(File.ReadAllText(file))).Select(match => match.Groups["code"].Value).Concat(ProblemStatus.Codes).Distinct().ToList();
        Assert.True(codes.Count > 30, string.Join(", ", codes));

        Assert.DoesNotContain(codes, code => Sentences.Find("en", $"problem.{code}") is null);
    }

    [Fact]
    public void Words_people_wrote_are_not_taken_for_places_to_fill()
    {
        var said = Sentences.Say("en", "timeline.comment", new Dictionary<string, string> { ["text"] = "{comment}", ["comment"] = "{text}" });

        Assert.Equal("{comment}: {text}", said);
    }

    private static string Facts(string sentence) => string.Join(' ', Fact().Matches(sentence).Select(match => match.Value).Order());

    private static string Top()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex("""Refusal\.Of\(\s*"(?<code>[a-z-]+)"|new Refusal\(\s*"(?<code>[a-z-]+)""")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Fact();
}
