using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace WorkflowHub.Api.Tests;

public sealed partial class AccessTests(App app)
{
    private IEnumerable<RouteEndpoint> Endpoints => app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    [Fact]
    public async Task Every_road_into_the_api_is_closed_to_a_stranger()
    {
        var stranger = app.Stranger();
        var roads = Endpoints.Where(endpoint => Path(endpoint).StartsWith("/api/", StringComparison.Ordinal) || Path(endpoint).StartsWith("/odata/", StringComparison.Ordinal)).ToList();
        Assert.True(roads.Count >= 20, $"Only {roads.Count} roads were found.");

        foreach (var road in roads)
            foreach (var method in road.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                using var body = method == "POST" ? new StringContent("{}", System.Text.Encoding.UTF8, "application/json") : null;
                var answer = await stranger.Send(new HttpMethod(method), Path(road), body);
                await Person.Refused(answer, HttpStatusCode.Unauthorized, "signed-out");
            }
    }

    [Fact]
    public void Only_what_is_meant_to_be_open_is_open()
    {
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => endpoint.RoutePattern.RawText).Distinct().Order();

        Assert.Equal(["/account/demo-people", "/account/first-administrator", "/account/sign-in", "/account/sign-out", "/health", "/openapi/{documentName}.json"], open);
    }

    [Theory]
    [InlineData("/api/v1/none")]
    [InlineData("/api/../api/v1/me")]
    [InlineData("/API/V1/ME")]
    [InlineData("/api//v1/me")]
    [InlineData("/api/v1/me/")]
    [InlineData("/api/v1/me;x=1")]
    [InlineData("/%61pi/v1/me")]
    [InlineData("/odata/v1/../v1/Cases")]
    [InlineData("/odata/v1/Cases/$count")]
    [InlineData("/odata/v1/$metadata")]
    [InlineData("/odata")]
    public async Task No_way_of_writing_an_address_opens_it(string path)
    {
        var answer = await app.Stranger().Get(path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_command_from_another_site_is_refused()
    {
        var ann = await app.SignIn("ann");
        ann.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        await Person.Refused(await ann.Post("/account/sign-out", new { }), HttpStatusCode.Forbidden, "other-site");
        ann.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");

        ann.Client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        await Person.Refused(await ann.Post("/account/sign-out", new { }), HttpStatusCode.Forbidden, "other-site");
    }

    [Fact]
    public async Task A_form_that_another_page_could_send_is_not_taken_for_a_command()
    {
        var ann = await app.As("ann");
        using var form = new StringContent("""{"procedure":"leave-request"}""", System.Text.Encoding.UTF8, "text/plain");

        var answer = await ann.Send(HttpMethod.Post, "/api/v1/cases", form);

        await Person.Refused(answer, HttpStatusCode.UnsupportedMediaType, "not-json");
    }

    [Fact]
    public async Task Every_answer_tells_the_browser_how_far_to_trust_it()
    {
        foreach (var path in new[] { "/health", "/account/demo-people", "/api/v1/me", "/nowhere" })
        {
            var answer = await app.Stranger().Get(path);
            Assert.Contains("script-src 'self';", answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    private static string Path(RouteEndpoint endpoint)
    {
        var path = Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), match => match.Groups["kind"].Value switch
        {
            "guid" => "0190a000-0000-7000-8000-000000000001",
            "int" => "1",
            _ => "x",
        });
        return path.Replace("//", "/", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{\**\w+(:(?<kind>\w+))?\}")]
    private static partial Regex Parameter();
}
