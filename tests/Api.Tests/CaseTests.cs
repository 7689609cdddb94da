using System.Net;
using System.Text.Json;

namespace WorkflowHub.Api.Tests;

public sealed class CaseTests(App app)
{
    [Fact]
    public async Task A_request_is_started_decided_by_the_head_registered_by_a_clerk_and_its_letter_comes_out()
    {
        var (ann, bob, cat) = (await app.As("ann"), await app.As("bob"), await app.As("cat"));

        var answer = await ann.Post("/api/v1/cases", new { procedure = "leave-request", data = new { subject = "Sea", days = 3 } });
        var started = await Person.Ok(answer);
        var id = started.GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal($"/api/v1/cases/{id}", answer.Headers.Location!.ToString());
        var decided = await bob.Approve(id);
        Assert.True(decided.GetProperty("revision").GetInt64() > started.GetProperty("revision").GetInt64());
        var task = await cat.TaskOf(id);
        await cat.Do($"/api/v1/tasks/{task}/claim", new { });
        await cat.Do($"/api/v1/tasks/{task}/complete", new { outcome = "done" });

        var shown = await Ended(ann, id);
        Assert.Equal("completed", shown.GetProperty("status").GetString());
        Assert.Equal("Leave: Sea", shown.GetProperty("title").GetString());
        Assert.Equal(24, shown.GetProperty("data").GetProperty("hours").GetInt32());
        Assert.Equal("fine", shown.GetProperty("data").GetProperty("note").GetString());
        Assert.Equal(["start", "decide", "register", "write_letter", "end"], shown.GetProperty("position").GetProperty("done").Strings());
        var document = shown.GetProperty("documents")[0];
        Assert.Equal("Letter", document.GetProperty("name").GetString());
        var html = await ann.Get(document.GetProperty("url").GetString()!);
        Assert.Contains("3 days for Ann Arbor", await html.Content.ReadAsStringAsync());
        Assert.Contains("sandbox", html.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task What_is_shown_of_a_task_is_what_its_holder_needs()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask("Mountains");

        var task = await bob.Read($"/api/v1/tasks/{await bob.TaskOf(id)}", "vi");

        Assert.Equal("Trưởng đơn vị quyết định", task.GetProperty("name").GetString());
        Assert.True(task.GetProperty("mine").GetBoolean());
        Assert.False(task.GetProperty("claimable").GetBoolean());
        Assert.Equal(["complete", "return", "draft", "consult", "inform", "delegate", "transfer", "add-signers"], task.GetProperty("moves").Strings());
        Assert.Equal("hidden", task.GetProperty("fields").GetProperty("/reason").GetString());
        Assert.Equal("Mountains", task.GetProperty("data").GetProperty("subject").GetString());
        Assert.False(task.GetProperty("data").TryGetProperty("reason", out _));
        Assert.False(task.GetProperty("case").GetProperty("data").TryGetProperty("reason", out _));
        Assert.Equal("decision", task.GetProperty("form").GetProperty("id").GetString());
        Assert.Contains("Mountains", task.GetProperty("document").GetProperty("html").GetString());
        Assert.Equal(["approve", "reject"], task.GetProperty("outcomes").EnumerateArray().Select(outcome => outcome.GetProperty("id").GetString()!));
        Assert.Equal(("applicant", "Ann Arbor", "straight-back"), Of(task.GetProperty("returns")[0]));
        Assert.Contains("Ann Arbor", task.GetProperty("case").GetProperty("timeline")[0].GetProperty("text").GetString());

        static (string?, string?, string?) Of(JsonElement target) => (target.GetProperty("to").GetString(), target.GetProperty("name").GetString(), target.GetProperty("then").GetString());
    }

    [Fact]
    public async Task A_case_is_returned_to_its_applicant_with_words_and_comes_back_corrected()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask("Lake", 20);
        await bob.Do($"/api/v1/tasks/{await bob.TaskOf(id)}/return", new { to = "applicant", then = "straight-back", comment = "Too long." });

        var correction = await ann.Read($"/api/v1/tasks/{await ann.TaskOf(id)}");
        Assert.Equal("request", correction.GetProperty("form").GetProperty("id").GetString());
        Assert.Equal("private", correction.GetProperty("data").GetProperty("reason").GetString());
        Assert.Contains("Too long.", correction.GetProperty("case").GetProperty("timeline").EnumerateArray().Last(entry => entry.GetProperty("kind").GetString() == "StepReturned").GetProperty("text").GetString());
        Assert.Equal("Gửi lại", (await ann.Read($"/api/v1/tasks/{correction.GetProperty("id").GetString()}", "vi")).GetProperty("outcomes")[0].GetProperty("name").GetString());
        var outcome = correction.GetProperty("outcomes")[0].GetProperty("id").GetString();
        await ann.Do($"/api/v1/tasks/{correction.GetProperty("id").GetString()}/complete", new { outcome, data = new { subject = "Lake", days = 4, reason = "private" } });

        Assert.Equal(4, (await bob.Read($"/api/v1/cases/{id}")).GetProperty("data").GetProperty("days").GetInt32());
        await bob.Approve(id);
    }

    [Fact]
    public async Task Answers_that_do_not_fit_are_refused_with_their_places_in_the_callers_language()
    {
        var ann = await app.As("ann");

        var answer = await ann.Post("/api/v1/cases", new { procedure = "leave-request", data = new { subject = "S", days = 99, other = 1 } }, language: "ar");

        var problem = await Person.Refused(answer, HttpStatusCode.UnprocessableEntity, "form-invalid");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("بعض الإجابات تحتاج إلى مراجعة.", problem.GetProperty("detail").GetString());
        var errors = problem.GetProperty("errors").EnumerateArray().ToDictionary(error => error.GetProperty("pointer").GetString()!);
        Assert.Equal(["/days", "/other", "/subject"], errors.Keys.Order());
        Assert.Equal(("maximum", "30", "30 على الأكثر."), (errors["/days"].GetProperty("keyword").GetString(), errors["/days"].GetProperty("limit").GetString(), errors["/days"].GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_field_a_step_may_only_read_is_not_changed_by_sending_it()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask("Island");

        var answer = await bob.Post($"/api/v1/tasks/{await bob.TaskOf(id)}/complete", new { outcome = "approve", data = new { subject = "Something else" } });

        var problem = await Person.Refused(answer, HttpStatusCode.UnprocessableEntity, "form-invalid");
        Assert.Equal("not-allowed", problem.GetProperty("errors")[0].GetProperty("keyword").GetString());
    }

    [Fact]
    public async Task Who_would_decide_is_shown_before_anything_is_sent()
    {
        var ann = await app.As("ann");
        var before = (await ann.Read("/odata/v1/Cases/$count")).GetInt32();

        var preview = await ann.Do("/api/v1/cases/preview", new { procedure = "leave-request", data = new { subject = "Sea", days = 3 } });

        Assert.Equal(["decide", "register"], preview.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()!));
        Assert.Equal("Bob Burns", preview.GetProperty("steps")[0].GetProperty("people")[0].GetProperty("name").GetString());
        Assert.True(preview.GetProperty("complete").GetBoolean());
        Assert.Equal(before, (await ann.Read("/odata/v1/Cases/$count")).GetInt32());
    }

    [Fact]
    public async Task A_case_is_withdrawn_by_its_applicant_alone_and_cancelled_by_a_supervisor_alone()
    {
        var (ann, bob, cat) = (await app.As("ann"), await app.As("bob"), await app.As("cat"));
        var id = await ann.Ask();
        var other = await ann.Ask();
        await bob.Approve(other);

        Assert.Equal(["comment", "withdraw", "urge"], (await ann.Read($"/api/v1/cases/{id}")).GetProperty("moves").Strings());
        Assert.Equal(["comment", "cancel", "suspend", "reassign", "extend", "hand-over"], (await bob.Read($"/api/v1/cases/{id}")).GetProperty("moves").Strings());
        await Person.Refused(await bob.Post($"/api/v1/cases/{id}/withdraw", new { }), HttpStatusCode.Forbidden, "not-applicant");
        await Person.Refused(await cat.Post($"/api/v1/cases/{other}/cancel", new { reason = "No." }), HttpStatusCode.Forbidden, "not-allowed");
        await ann.Do($"/api/v1/cases/{id}/withdraw", new { comment = "Changed my mind" });
        await bob.Do($"/api/v1/cases/{other}/cancel", new { reason = "Not this year." });

        Assert.Equal("withdrawn", (await ann.Read($"/api/v1/cases/{id}")).GetProperty("status").GetString());
        Assert.Equal("cancelled", (await ann.Read($"/api/v1/cases/{other}")).GetProperty("status").GetString());
        await Person.Refused(await ann.Post($"/api/v1/cases/{id}/withdraw", new { }), HttpStatusCode.Conflict, "case-ended");
    }

    [Fact]
    public async Task A_comment_is_told_in_the_story_of_the_case()
    {
        var ann = await app.As("ann");
        var id = await ann.Ask();

        await ann.Do($"/api/v1/cases/{id}/comment", new { text = "With {by} and <b>braces</b>" });

        var last = (await ann.Read($"/api/v1/cases/{id}")).GetProperty("timeline").EnumerateArray().Last();
        Assert.Equal("Ann Arbor: With {by} and <b>braces</b>", last.GetProperty("text").GetString());
        Assert.Equal("CommentAdded", last.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_group_task_is_taken_and_given_back()
    {
        var (ann, bob, cat, dan) = (await app.As("ann"), await app.As("bob"), await app.As("cat"), await app.As("dan"));
        var id = await ann.Ask();
        await bob.Approve(id);
        var task = await cat.TaskOf(id);
        Assert.True((await cat.Read($"/api/v1/tasks/{task}")).GetProperty("claimable").GetBoolean());

        await cat.Do($"/api/v1/tasks/{task}/claim", new { });

        await Person.Refused(await dan.Post($"/api/v1/tasks/{task}/claim", new { }), HttpStatusCode.Conflict, "claimed-by-other");
        Assert.Equal(["complete", "draft", "consult", "inform", "delegate", "transfer", "add-signers", "release"], (await cat.Read($"/api/v1/tasks/{task}")).GetProperty("moves").Strings());
        await cat.Do($"/api/v1/tasks/{task}/release", new { });
        await dan.Do($"/api/v1/tasks/{task}/claim", new { });
    }

    [Theory]
    [InlineData("""{"procedure":"leave-request","status":"completed"}""")]
    [InlineData("""{"procedure":"leave-request","applicant":"p-eve"}""")]
    [InlineData("""{"procedure":"leave-request","procedure":"other"}""")]
    [InlineData("""{"procedure":"leave-request","data":{"subject":"a","subject":"b"}}""")]
    [InlineData("""{"procedure":"leave-request","data":{"days":1e9999}}""")]
    [InlineData("""{"procedure":null}""")]
    [InlineData("""{"procedure":7}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""[]""")]
    [InlineData("""{"procedure":""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("")]
    public async Task A_body_that_is_not_what_was_expected_is_refused_and_nothing_of_the_inside_is_told(string json)
    {
        var answer = await (await app.As("ann")).PostText("/api/v1/cases", json);

        var problem = await Person.Refused(answer, HttpStatusCode.BadRequest, "body-invalid");
        Assert.DoesNotContain("WorkflowHub", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_too_deep_or_too_large_are_refused()
    {
        var ann = await app.As("ann");
        var deep = "{\"procedure\":\"leave-request\",\"data\":" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_001);
        await Person.Refused(await ann.PostText("/api/v1/cases", deep), HttpStatusCode.BadRequest, "body-invalid");

        var large = "{\"procedure\":\"leave-request\",\"data\":{\"subject\":\"" + new string('x', 5_000_000) + "\"}}";
        await Person.Refused(await ann.PostText("/api/v1/cases", large), HttpStatusCode.RequestEntityTooLarge, "too-large");
        await ann.Ask();
    }

    [Theory]
    [InlineData("beta")]
    [InlineData("centre")]
    [InlineData("nowhere")]
    public async Task A_case_is_started_only_for_a_unit_of_ones_own(string unit)
    {
        var answer = await (await app.As("ann")).Post("/api/v1/cases", new { procedure = "leave-request", unit, data = new { subject = "Sea", days = 3 } });

        await Person.Refused(answer, HttpStatusCode.UnprocessableEntity, "unit-unknown");
    }

    [Fact]
    public async Task Somebody_elses_task_is_not_theirs_to_decide()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask();

        var answer = await ann.Post($"/api/v1/tasks/{await bob.TaskOf(id)}/complete", new { outcome = "approve", data = new { } });

        await Person.Refused(answer, HttpStatusCode.Forbidden, "not-yours");
    }

    private static async Task<JsonElement> Ended(Person person, Guid id)
    {
        var shown = await person.Read($"/api/v1/cases/{id}");
        for (var looks = 0; shown.GetProperty("status").GetString() == "active" && looks < 100; looks++)
        {
            await Task.Delay(100);
            shown = await person.Read($"/api/v1/cases/{id}");
        }
        return shown;
    }
}
