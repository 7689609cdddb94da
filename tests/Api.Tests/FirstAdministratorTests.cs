using System.Net;

namespace WorkflowHub.Api.Tests;

public sealed class FirstAdministratorTests
{
    [Fact]
    public async Task An_empty_server_is_entered_once_by_its_printed_link_and_offers_no_sample_people()
    {
        var folder = Directory.CreateTempSubdirectory("workflowhub-first-").FullName;
        var (server, address, started) = await App.Start(folder, demo: false);
        await using var running = server;
        var link = started.FirstAdministrator!;
        var token = link.Split("token=")[1];
        Assert.Equal(HttpStatusCode.NotFound, (await App.Stranger(address).Get("/account/demo-people")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await App.Stranger(address).Get("/account/first-administrator?token=guess")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await App.Stranger(address).Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Make(address, token, "root", "short")).StatusCode);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(at => Make(address, token, $"root{at}", "a long enough password")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.Equal(9, answers.Count(answer => answer.StatusCode == HttpStatusCode.NotFound));
        Assert.Equal(HttpStatusCode.NotFound, (await App.Stranger(address).Get(link)).StatusCode);
        var winner = Array.FindIndex(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        var person = App.Stranger(address);
        Assert.Equal(HttpStatusCode.NoContent, (await person.Post("/account/sign-in", new { userName = $"root{winner}", password = "a long enough password" })).StatusCode);
        Assert.Equal("Root", (await person.Read("/api/v1/me")).GetProperty("name").GetString());
    }

    private static async Task<HttpResponseMessage> Make(Uri address, string token, string userName, string password)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["name"] = "Root", ["userName"] = userName, ["password"] = password });
        return await App.Stranger(address).Send(HttpMethod.Post, "/account/first-administrator", form);
    }
}
