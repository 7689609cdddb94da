namespace WorkflowHub.Expressions.Tests;

public sealed class ExternalTests
{
    [Theory]
    [InlineData("java.lang.Math", "max(int, int)", "f(1, 2)", "2")]
    [InlineData("java.lang.Math", "max(int, int)", "f(1.5, 2)", "null")]
    [InlineData("java.lang.Math", "max(int, int)", "f(1, 3000000000)", "null")]
    [InlineData("java.lang.Math", "pow(double,double)", "f(2, 10)", "1024")]
    [InlineData("java.lang.Byte", "valueOf(byte)", "f(128, 1)", "null")]
    [InlineData("java.lang.Integer", "parseInt(java.lang.String)", "g(\"12\")", "12")]
    [InlineData("java.lang.Integer", "parseInt(java.lang.String)", "g(\"a\")", "null")]
    [InlineData("java.lang.String", "valueOf(char)", "g(\"ab\")", "null")]
    [InlineData("java.lang.String", "format(java.lang.String, [Ljava.lang.Object;)", "f(\"%s of %d%%\", [\"part\", 3])", "part of 3%")]
    [InlineData("java.lang.String", "format(java.lang.String, [Ljava.lang.Object;)", "f(\"%x\", 3)", "null")]
    public void Methods_of_java_that_only_compute_are_done_here(string type, string method, string call, string expected)
    {
        var mapping = $"external {{java: {{class: \"{type}\", method signature: \"{method}\"}}}}";

        Assert.Equal(expected, Feel.Text($"{{f: function(a, b) {mapping}, g: function(a) {mapping}, r: {call}}}.r"));
    }
}
