namespace WorkflowHub.Workflows.Tests;

public sealed class PackageTests
{
    public static TheoryData<string> Packages => [.. Library.Packages.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_procedure_of_the_library_has_no_problems(string package)
    {
        var problems = Library.Packages[package].Problems;

        Assert.True(problems.IsEmpty, string.Join('\n', problems.Select(problem => $"{problem.File}:{problem.Line} {problem.Element} {problem.Rule} {problem.Message}")));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_procedure_of_the_library_speaks_three_languages_explains_itself_and_is_proved(string package)
    {
        var read = Library.Packages[package].Package!;

        Assert.Equal(package, read.Source.Key);
        Assert.Equal(["ar", "en", "vi"], read.Languages.Order());
        Assert.Contains(read.Files, file => file.Path == "README.md");
        Assert.True(read.Scenarios.Length >= 4, "Several scenarios are expected.");
    }
}
