using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Procedures;
using WorkflowHub.Storage.Organisation;
using WorkflowHub.Storage.Procedures;

namespace WorkflowHub.Hosting.Tests.Hosted;

/// <summary>A small organisation and procedures for it.</summary>
internal static class Procedures
{
    public const string Head = "<userTask id='decide' name='Decide'><extensionElements><wh:step><wh:participants><wh:head unit='case'/></wh:participants>" +
        "<wh:outcome id='approve' name='Approve' kind='positive'/></wh:step></extensionElements></userTask>";

    public static string Job(string id, string kind, string mappings) =>
        $"<serviceTask id='{id}'><extensionElements><wh:job kind='{kind}'>{mappings}</wh:job></extensionElements></serviceTask>";

    public static string In(string name, string feel) => $"<wh:input name='{name}'>{feel}</wh:input>";

    public static string Out(string name, string feel) => $"<wh:output name='{name}'>{feel}</wh:output>";

    public static string Flow(string source, string target) => $"<sequenceFlow id='{source}-{target}' sourceRef='{source}' targetRef='{target}'/>";

    public static Task PutOrganisation(IServiceProvider services) => services.GetRequiredService<OrganisationStore>().Replace(
        [new Unit("team", "T", LocalText.Of("Team"), "team", null), new Unit("other", "O", LocalText.Of("Other"), "team", null)],
        [new Person("an", "An", null, "en"), new Person("binh", "Binh", null, "vi")],
        [new Assignment("an", "team", "officer"), new Assignment("binh", "team", "head")],
        CancellationToken.None);

    /// <returns>The key under which it was published.</returns>
    public static async Task<string> Publish(IServiceProvider services, string body, string letter = "")
    {
        var key = $"p-{Guid.NewGuid():N}";
        var source = new ProcedureSource(
            key, 0, LocalText.Of("Test"), LocalText.Of("A test"), "process.bpmn", null, null, ImmutableSortedDictionary<string, FormSource>.Empty,
            ImmutableSortedDictionary<string, TemplateSource>.Empty.Add("letter", new TemplateSource("letter.liquid", LocalText.Of("Letter"))));
        var bpmn = $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:wh="urn:workflowhub:bpmn:1" targetNamespace="urn:test">
            <process id="process" isExecutable="true">{body}</process><message id="paid" name="Paid"><extensionElements><wh:correlation of="order" with="order"/></extensionElements></message><signal id="alarm" name="Alarm"/><error id="no" errorCode="NO"/>
            </definitions>
            """;
        var files = new Dictionary<string, byte[]> { ["process.bpmn"] = Encoding.UTF8.GetBytes(bpmn), ["letter.liquid"] = Encoding.UTF8.GetBytes(letter), ["procedure.yaml"] = Encoding.UTF8.GetBytes(key) };
        await services.GetRequiredService<ProcedureStore>().Publish(source, files, "an", DateTimeOffset.UtcNow, CancellationToken.None);
        return key;
    }
}
