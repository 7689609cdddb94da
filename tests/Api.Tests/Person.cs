using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace WorkflowHub.Api.Tests;

/// <summary>Somebody who asks the server things, with cookies of their own.</summary>
public sealed class Person(HttpClient client, CookieContainer cookies)
{
    public HttpClient Client => client;
    public CookieContainer Cookies => cookies;

    public Task<HttpResponseMessage> Get(string path, string? language = null) => Send(HttpMethod.Get, path, null, language: language);

    public Task<HttpResponseMessage> Post(string path, object body, string? key = null, string? revision = null, string? language = null) =>
        Send(HttpMethod.Post, path, JsonContent.Create(body), key, revision, language);

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? body, string? key = null, string? revision = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        // A body that is refused for its length is not sent at all.
        if (body?.Headers.ContentLength > 1_000_000) request.Headers.ExpectContinue = true;
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        if (revision is not null) request.Headers.TryAddWithoutValidation("If-Match", revision);
        if (language is not null) request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostText(string path, string json) => Send(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>What is answered, which must be there.</summary>
    public async Task<JsonElement> Read(string path, string? language = null) => await Ok(await Get(path, language));

    public async Task<JsonElement> Do(string path, object body, string? key = null, string? revision = null) => await Ok(await Post(path, body, key, revision));

    public static async Task<JsonElement> Ok(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {answer.RequestMessage?.RequestUri}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The problem answered, which must have this status and code.</summary>
    public static async Task<JsonElement> Refused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {text}");
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"urn:workflowhub:problem:{code}", problem.GetProperty("type").GetString());
        return problem;
    }
}
