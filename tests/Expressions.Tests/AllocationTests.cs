namespace WorkflowHub.Expressions.Tests;

public sealed class AllocationTests
{
    [Theory]
    [InlineData("amount > 1000 and vendor = \"A\"", 160)]
    [InlineData("if urgent then \"today\" else \"later\"", 160)]
    [InlineData("amount between 1 and 5000 or vendor in (\"A\", \"B\")", 160)]
    [InlineData("order.total > 10", 160)]
    public void A_condition_allocates_little_more_than_what_counts_its_steps(string source, int bytes)
    {
        var expression = Expression.Compile(source, Scope.Of("amount", "vendor", "urgent", "order")).Expression!;
        var names = ContextValue.Of(("amount", Value.Of(1500)), ("vendor", Value.Of("A")), ("urgent", Value.True), ("order", ContextValue.Of(("total", Value.Of(11)))));
        expression.Evaluate(names);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) expression.Evaluate(names);
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000;

        Assert.True(each <= bytes, $"{each} bytes");
    }
}
