using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace WorkflowHub.Servers;

/// <param name="Id">The case.</param>
/// <param name="Revision">After the command.</param>
public sealed record Moved(Guid Id, long Revision);

/// <param name="Id">The task, <c>{case}-{number}</c>.</param>
public sealed record OpenTask(string Id, Guid CaseId, string StepId);

/// <summary>Somebody signed in over HTTP, as a browser would be, on connections of their own.</summary>
public sealed class PersonClient : IDisposable
{
    private readonly HttpClient http;

    private PersonClient(HttpClient http) => this.http = http;

    /// <param name="connections">How many commands may be under way at once.</param>
    public static async Task<PersonClient> SignInAsync(Uri address, string userName, string password, int connections = 1, TimeSpan? limit = null)
    {
        var handler = new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = connections };
        var http = new HttpClient(handler) { BaseAddress = address, Timeout = limit ?? TimeSpan.FromSeconds(30) };
        using var answer = await http.PostAsJsonAsync("/account/sign-in", new { userName, password });
        if (answer.IsSuccessStatusCode) return new PersonClient(http);
        var words = await answer.Content.ReadAsStringAsync();
        http.Dispose();
        throw new HttpRequestException($"{userName} could not sign in: {(int)answer.StatusCode} {words}", null, answer.StatusCode);
    }

    /// <param name="key">Idempotency key: the same again gets the same answer.</param>
    public Task<Moved> StartAsync(string procedure, string unit, object data, string key) => PostAsync("/api/v1/cases", new { procedure, unit, data }, key);

    public Task<Moved> CompleteAsync(string task, string outcome, object data, string key) => PostAsync($"/api/v1/tasks/{task}/complete", new { outcome, data }, key);

    /// <summary>Open tasks of a case that this person may act on.</summary>
    public async Task<IReadOnlyList<OpenTask>> TasksOfAsync(Guid caseId)
    {
        var page = await http.GetFromJsonAsync<JsonElement>($"/odata/v1/Tasks?$filter=Status eq 'open' and Mine and CaseId eq {caseId}&$select=Id,CaseId,StepId");
        return [.. page.GetProperty("value").EnumerateArray().Select(row => new OpenTask(row.GetProperty("Id").GetString()!, row.GetProperty("CaseId").GetGuid(), row.GetProperty("StepId").GetString()!))];
    }

    public Task<JsonElement> GetAsync(string path) => http.GetFromJsonAsync<JsonElement>(path);

    public void Dispose() => http.Dispose();

    private async Task<Moved> PostAsync(string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}", null, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Moved>())!;
    }
}
