using System.Net;

namespace WorkflowHub.Api.Tests;

public sealed class SignInTests(App app)
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_refused_alike()
    {
        var wrong = await Person.Refused(await app.Stranger().Post("/account/sign-in", new { userName = "ann", password = "wrong" }), HttpStatusCode.Unauthorized, "sign-in-failed");
        var unknown = await Person.Refused(await app.Stranger().Post("/account/sign-in", new { userName = "nobody", password = "wrong" }), HttpStatusCode.Unauthorized, "sign-in-failed");

        Assert.Equal(wrong.ToString(), unknown.ToString());
    }

    [Theory]
    [InlineData("fay")]
    [InlineData("nobody-at-all")]
    public async Task Too_many_failures_on_one_name_are_slowed_down_whether_it_is_known_or_not(string name)
    {
        var stranger = app.Stranger();
        for (var attempt = 0; attempt < 10; attempt++)
            await Person.Refused(await stranger.Post("/account/sign-in", new { userName = name, password = $"wrong {attempt}" }), HttpStatusCode.Unauthorized, "sign-in-failed");

        await Person.Refused(await stranger.Post("/account/sign-in", new { userName = name, password = "demo-demo-demo" }), HttpStatusCode.TooManyRequests, "too-many-tries");
    }

    [Fact]
    public async Task A_session_that_was_ended_is_ended_for_whoever_kept_its_cookie()
    {
        var ann = await app.SignIn("ann");
        await ann.Read("/api/v1/me");
        var thief = app.Stranger();
        thief.Cookies.Add(ann.Cookies.GetAllCookies());
        await thief.Read("/api/v1/me");

        Assert.Equal(HttpStatusCode.NoContent, (await ann.Post("/account/sign-out", new { })).StatusCode);

        await Person.Refused(await thief.Get("/api/v1/me"), HttpStatusCode.Unauthorized, "signed-out");
    }

    [Fact]
    public async Task The_session_is_a_cookie_no_script_and_no_other_site_gets()
    {
        var answer = await app.Stranger().Post("/account/sign-in", new { userName = "ann", password = "demo-demo-demo" });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Me_says_who_I_am_with_my_posts_and_what_waits()
    {
        var ann = await app.As("ann");

        var me = await ann.Read("/api/v1/me", "vi");

        Assert.Equal("p-ann", me.GetProperty("id").GetString());
        Assert.Equal("Ann Arbor", me.GetProperty("name").GetString());
        Assert.True(me.GetProperty("demo").GetBoolean());
        Assert.Equal("Đơn vị An", me.GetProperty("posts")[0].GetProperty("unit").GetProperty("name").GetString());
        Assert.Equal("Nhân viên", me.GetProperty("posts")[0].GetProperty("position").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Number, me.GetProperty("counts").GetProperty("inbox").ValueKind);
    }

    [Fact]
    public async Task Sample_people_are_offered_with_their_passwords_in_order()
    {
        var people = await app.Stranger().Read("/account/demo-people", "ar");

        Assert.Equal(["ann", "bob", "cat", "dan", "eve", "fay"], people.EnumerateArray().Select(person => person.GetProperty("userName").GetString()!));
        Assert.Equal("ألفا", people[0].GetProperty("unit").GetString());
    }
}
