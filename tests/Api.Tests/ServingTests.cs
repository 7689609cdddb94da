using System.Net;

namespace WorkflowHub.Api.Tests;

public sealed class ServingTests(App app)
{
    [Fact]
    public async Task The_api_describes_itself_in_OpenApi_3_1()
    {
        var document = await app.Stranger().Read("/openapi/v1.json");

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString());
        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        foreach (var path in new[] { "/api/v1/cases", "/api/v1/cases/{id}/withdraw", "/api/v1/tasks/{id}/complete", "/api/v1/documents/{id}/pdf", "/account/sign-in" }) Assert.Contains(path, paths);
    }

    [Fact]
    public async Task Health_is_told_to_anybody()
    {
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger().Get("/health")).StatusCode);
    }

    [Fact]
    public async Task Screens_are_served_at_their_addresses_and_files_for_long()
    {
        var folder = Directory.CreateTempSubdirectory("workflowhub-files-").FullName;
        var web = Directory.CreateDirectory(Path.Combine(folder, "web")).FullName;
        Directory.CreateDirectory(Path.Combine(web, "assets"));
        await File.WriteAllTextAsync(Path.Combine(web, "index.html"), "<!doctype html><title>page</title>");
        await File.WriteAllTextAsync(Path.Combine(web, "assets", "app-1.js"), "1");
        var (server, address, _) = await App.Start(folder, demo: true, web);
        await using var running = server;
        var visitor = App.Stranger(address);

        foreach (var screen in new[] { "/", "/inbox", "/cases/0190a000-0000-7000-8000-000000000001", "/tasks/a-1" })
        {
            var answer = await visitor.Get(screen);
            Assert.Contains("<title>page</title>", await answer.Content.ReadAsStringAsync());
            Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
            Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", answer.Headers.GetValues("Content-Security-Policy").Single());
        }
        Assert.Contains("immutable", (await visitor.Get("/assets/app-1.js")).Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.Get("/api/v2/none")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Get("/assets/none.js")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await visitor.Get("/..%2f..%2fworkflowhub.db")).StatusCode);
    }

    [Fact]
    public async Task A_second_start_publishes_nothing_twice_and_keeps_what_was_there()
    {
        var folder = Directory.CreateTempSubdirectory("workflowhub-again-").FullName;
        var (first, address, _) = await App.Start(folder, demo: true);
        var ann = App.Stranger(address);
        await ann.Post("/account/sign-in", new { userName = "ann", password = "demo-demo-demo" });
        var id = await ann.Ask("Kept");
        await first.StopAsync();
        await first.DisposeAsync();

        var (second, again, started) = await App.Start(folder, demo: true);
        await using var running = second;
        var later = App.Stranger(again);
        later.Cookies.Add(again, new CookieCollection { ann.Cookies.GetCookies(address).Select(cookie => new Cookie(cookie.Name, cookie.Value)).Single() });

        Assert.Empty(started.Refused);
        Assert.Equal("Leave: Kept", (await later.Read($"/api/v1/cases/{id}")).GetProperty("title").GetString());
        Assert.Equal(1, (await later.Read("/api/v1/procedures"))[0].GetProperty("version").GetInt32());
    }
}
