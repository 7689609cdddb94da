using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Commands;
using WorkflowHub.Expressions;
using WorkflowHub.Hosting.Cases;

namespace WorkflowHub.Hosting.Tests;

public sealed class BetweenNodesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Serializer Serializer = MakeSerializer();

    public static TheoryData<Command> Commands =>
    [
        new StartCase(Guid.NewGuid(), "north", ContextValue.Of(("amount", Value.Of(12.50m)), ("lines", Value.Of([Value.Of("a"), Value.Null])))) { At = At, By = "an" },
        new ActOnTask(3, "approve", ContextValue.Empty, "Đồng ý") { At = At, By = "binh" },
        new ReturnTask(3, "applicant", null, AfterReturn.StraightBack) { At = At, By = "binh" },
        new FireTimer(7) { At = At, By = Command.System },
        new CompleteJob(2, ContextValue.Of(("document", Value.Of("d1")))) { At = At, By = Command.System },
        new FailJob(2, 5, "no", true) { At = At, By = Command.System },
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_arrives_at_another_node_as_it_was_sent(Command command)
    {
        var sent = new CommandRequest(Guid.NewGuid(), "purchase", "an:1", "hash", 4, command);

        var arrived = Serializer.Deserialize<CommandRequest>(Serializer.SerializeToArray(sent));

        Assert.Equal(sent, arrived);
        Assert.NotSame(sent, arrived);
    }

    [Fact]
    public void An_answer_comes_back_with_its_refusal()
    {
        var sent = new CommandAnswer(AnswerKind.Refused, Guid.NewGuid(), 4, false, new Refusal("not-yours", "No.", ImmutableDictionary<string, string>.Empty.Add("step", "s")));

        var arrived = Serializer.Deserialize<CommandAnswer>(Serializer.SerializeToArray(sent));

        Assert.NotNull(arrived);
        Assert.Equal(sent with { Refusal = null }, arrived with { Refusal = null });
        Assert.Equal("not-yours", arrived.Refusal!.Code);
        Assert.Equal("s", arrived.Refusal.Facts["step"]);
    }

    [Fact]
    public void Within_one_node_nothing_is_copied()
    {
        var provider = Services();
        var sent = new CommandRequest(Guid.NewGuid(), null, "an:1", "hash", null, new FireTimer(1) { At = At, By = "an" });

        Assert.Same(sent, provider.GetRequiredService<DeepCopier>().Copy(sent));
    }

    private static Serializer MakeSerializer() => Services().GetRequiredService<Serializer>();

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        HostingSetup.AddCaseSerializer(services);
        return services.BuildServiceProvider();
    }
}
