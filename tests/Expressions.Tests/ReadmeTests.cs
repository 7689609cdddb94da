using System.Runtime.CompilerServices;

namespace WorkflowHub.Expressions.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_page_of_the_public_surface_names_every_public_type()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The repository is not there.");

        var page = File.ReadAllText(Path.Combine(folder.FullName, "src", "Expressions", "README.md"));

        Assert.Empty(typeof(Expression).Assembly.GetExportedTypes()
            .Where(type => !type.IsNested && !type.IsDefined(typeof(CompilerGeneratedAttribute), false) && !page.Contains(type.Name, StringComparison.Ordinal)).Select(type => type.Name));
    }
}
