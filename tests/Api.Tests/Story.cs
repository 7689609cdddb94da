using System.Text.Json;

namespace WorkflowHub.Api.Tests;

/// <summary>What the tests' people do again and again.</summary>
internal static class Story
{
    /// <summary>A new request of somebody; the head of their unit has to decide.</summary>
    /// <returns>The case's id.</returns>
    public static async Task<Guid> Ask(this Person person, string subject = "Summer", int days = 5) =>
        (await person.Do("/api/v1/cases", new { procedure = "leave-request", data = new { subject, days, reason = "private" } })).GetProperty("id").GetGuid();

    public static async Task<string> TaskOf(this Person person, Guid id) =>
        (await person.Read($"/odata/v1/Tasks?$filter=CaseId eq {id} and Status eq 'open' and Mine&$select=Id")).GetProperty("value")[0].GetProperty("Id").GetString()!;

    public static async Task<JsonElement> Approve(this Person person, Guid id) =>
        await person.Do($"/api/v1/tasks/{await person.TaskOf(id)}/complete", new { outcome = "approve", data = new { note = "fine" } });

    public static string[] Strings(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
