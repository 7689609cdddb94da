using System.Diagnostics;
using System.Text;

namespace WorkflowHub.Designer.Tests;

public sealed class HostilePackageTests
{
    public static TheoryData<string, string> Hostile => new()
    {
        { "procedure.yaml", "a: &a [x, x]\nb: [*a, *a]\n" },
        { "procedure.yaml", "key: " + new string('[', 10_000) },
        { "procedure.yaml", string.Concat(Enumerable.Repeat("- ", 5_000)) },
        { "procedure.yaml", string.Concat(Enumerable.Range(0, 400).Select(depth => new string(' ', depth) + "a:\n")) },
        { "procedure.yaml", new string('x', 600_000) },
        { "procedure.yaml", string.Concat(Enumerable.Range(0, 60_000).Select(i => $"k{i}: 1\n"))[..500_000] },
        { "procedure.yaml", "!!python/object:os.system 'ls'\n" },
        { "procedure.yaml", "? [a, b]\n: c\n" },
        { "procedure.yaml", "a: 1\n---\nb: 2\n" },
        { "procedure.yaml", "\0\u0001\uFFFF" },
        { "procedure.yaml", "\"\\" },
        { "procedure.yaml", "key: |\n\t- tab" },
        { "process.bpmn", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>" },
        { "process.bpmn", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>" },
        { "process.bpmn", string.Concat(Enumerable.Repeat("<a>", 100_000)) },
        { "process.bpmn", "<a" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $" b{i}='c'")) + "/>" },
        { "process.bpmn", "" },
        { "forms/request.schema.json", new string('[', 100_000) },
        { "forms/request.schema.json", "{\"$ref\":\"#\"}" },
        { "forms/request.schema.json", "{\"properties\":" + string.Concat(Enumerable.Repeat("{\"properties\":", 60)) + "1" + new string('}', 61) },
        { "forms/request.ui.json", "null" },
        { "forms/request.ui.json", string.Concat(Enumerable.Repeat("{\"elements\":[", 60)) },
        { "templates/order.liquid", string.Concat(Enumerable.Repeat("{% if a %}", 3_000)) },
        { "templates/order.liquid", "{{ " + new string('(', 5_000) },
        { "templates/order.liquid", "{% for i in (1..1000000000) %}{% endfor %}" },
        { "cases/rejected.yaml", "name: x\nat: 2026-03-02T08:00:00Z\nstart: { by: p, unit: u }\nsteps:\n  - wait: P999999999Y\nexpect: {}\n" },
        { "cases/rejected.yaml", "steps: [1, [2], null]\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_quickly_and_nothing_is_thrown(string path, string text)
    {
        var watch = Stopwatch.StartNew();

        var read = Sample.With(path, text);

        Assert.Null(read.Package);
        Assert.Contains(read.Problems, problem => problem.File == path);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void No_file_cut_off_or_overwritten_anywhere_makes_reading_throw()
    {
        var chance = new Random(42);
        foreach (var file in Sample.Files)
        {
            var whole = file.Content.ToArray();
            for (var trial = 0; trial < 4; trial++)
            {
                var at = chance.Next(whole.Length);
                var cut = whole[..at];
                var overwritten = (byte[])whole.Clone();
                chance.NextBytes(overwritten.AsSpan(at, Math.Min(8, whole.Length - at)));

                Assert.NotNull(Sample.With(file.Path, cut).Problems.ToString());
                Assert.NotNull(Sample.With(file.Path, overwritten).Problems.ToString());
            }
        }
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("forms/../../x")]
    [InlineData("forms\\x")]
    [InlineData("c:x")]
    [InlineData("")]
    [InlineData("a//b")]
    public void A_path_that_leads_out_of_the_package_is_refused(string path)
    {
        var read = Package.Read([.. Sample.Files, new PackageFile(path, new byte[1])], 1);

        Assert.Null(read.Package);
        Assert.Contains(read.Problems, problem => problem.Rule == "package.path");
    }

    [Fact]
    public void Too_many_files_and_too_many_bytes_are_refused_before_any_is_read()
    {
        var many = Enumerable.Range(0, 2_000).Select(i => new PackageFile($"f{i}", Encoding.UTF8.GetBytes("x")));
        var large = Enumerable.Range(0, 10).Select(i => new PackageFile($"f{i}", new byte[3 * 1024 * 1024]));

        Assert.Equal("package.files", Assert.Single(Package.Read(many, 1).Problems).Rule);
        Assert.Equal("package.size", Assert.Single(Package.Read(large, 1).Problems).Rule);
        Assert.Contains(Sample.With("note.txt", new byte[5 * 1024 * 1024]).Problems, problem => problem.Rule == "package.file-size");
    }

    [Fact]
    public void A_file_given_twice_is_refused()
    {
        var read = Package.Read([.. Sample.Files, Sample.Files[0]], 1);

        Assert.Contains(read.Problems, problem => problem.Rule == "package.twice");
    }
}
