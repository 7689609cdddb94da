using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Engine.Tests.Proof;

public sealed class KindTests
{
    /// <summary>Kinds that the engine runs and the proof says it does not know.</summary>
    private static readonly string[] NotModelled = [];

    [Fact]
    public void Every_kind_that_can_be_run_is_modelled_or_named() => Assert.Equal(NotModelled, ElementKinds.Names.Where(kind => !ScopeNet.Knows(kind)).Order(StringComparer.Ordinal));
}
