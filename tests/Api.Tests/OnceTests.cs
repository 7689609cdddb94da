using System.Net;

namespace WorkflowHub.Api.Tests;

/// <summary>Commands that come twice, late, or at the same moment.</summary>
public sealed class OnceTests(App app)
{
    private static object Body(string subject) => new { procedure = "leave-request", data = new { subject, days = 3 } };

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_one_case()
    {
        var ann = await app.As("ann");
        var first = await ann.Post("/api/v1/cases", Body("Once"), "key-same");
        var second = await ann.Post("/api/v1/cases", Body("Once"), "key-same");

        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(1, (await ann.Read("/odata/v1/Cases/$count?$filter=Title eq 'Leave: Once'")).GetInt32());
    }

    [Fact]
    public async Task Many_of_the_same_at_once_make_one_case()
    {
        var ann = await app.As("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ann.Post("/api/v1/cases", Body("Many"), "key-many")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal(1, (await ann.Read("/odata/v1/Cases/$count?$filter=Title eq 'Leave: Many'")).GetInt32());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var ann = await app.As("ann");
        await ann.Do("/api/v1/cases", Body("First"), "key-other");

        await Person.Refused(await ann.Post("/api/v1/cases", Body("Second"), "key-other"), HttpStatusCode.UnprocessableEntity, "key-reused");
    }

    [Fact]
    public async Task A_key_belongs_to_its_sender_and_to_where_it_was_sent()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask();
        await ann.Do($"/api/v1/cases/{id}/comment", new { text = "one" }, "key-own");

        await bob.Do($"/api/v1/cases/{id}/comment", new { text = "two" }, "key-own");
        await Person.Refused(await ann.Post($"/api/v1/cases/{await ann.Ask()}/comment", new { text = "one" }, "key-own"), HttpStatusCode.UnprocessableEntity, "key-reused");
    }

    [Fact]
    public async Task An_approval_repeated_after_it_was_done_is_answered_as_before()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask();
        var path = $"/api/v1/tasks/{await bob.TaskOf(id)}/complete";
        var body = new { outcome = "approve", data = new { note = "fine" } };

        var first = await bob.Do(path, body, "key-approval");

        Assert.Equal(first.ToString(), (await bob.Do(path, body, "key-approval")).ToString());
        await Person.Refused(await bob.Post(path, body, "key-approval-2"), HttpStatusCode.Conflict, "task-finished");
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    public async Task A_key_that_cannot_be_one_is_refused(string key)
    {
        var answer = await (await app.As("ann")).Post("/api/v1/cases", Body("Key"), key);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_command_on_what_has_changed_since_is_refused_with_where_the_case_stands()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask();
        var seen = (await bob.Get($"/api/v1/cases/{id}")).Headers.ETag!.Tag;
        await ann.Do($"/api/v1/cases/{id}/comment", new { text = "Please be quick" });
        var task = await bob.TaskOf(id);

        var problem = await Person.Refused(await bob.Post($"/api/v1/tasks/{task}/complete", new { outcome = "approve" }, revision: seen), HttpStatusCode.PreconditionFailed, "stale");

        var now = $"\"{problem.GetProperty("revision").GetInt64()}\"";
        Assert.NotEqual(seen, now);
        await bob.Do($"/api/v1/tasks/{task}/complete", new { outcome = "approve" }, revision: now);
        await Person.Refused(await bob.Post($"/api/v1/cases/{id}/comment", new { text = "x" }, revision: "yesterday"), HttpStatusCode.BadRequest, "revision-invalid");
    }

    [Fact]
    public async Task Two_decisions_at_the_same_moment_are_one_decision()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        for (var round = 0; round < 40; round++)
        {
            var id = await ann.Ask("Race");
            var path = $"/api/v1/tasks/{await bob.TaskOf(id)}/complete";

            var answers = await Task.WhenAll(
                bob.Post(path, new { outcome = "approve", comment = "yes" }),
                bob.Post(path, new { outcome = "reject", comment = "no" }),
                bob.Post(path, new { outcome = "approve", comment = "yes again" }));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
            var story = (await ann.Read($"/api/v1/cases/{id}")).GetProperty("timeline").EnumerateArray();
            Assert.Single(story, entry => entry.GetProperty("kind").GetString() == "TaskCompleted");
        }
    }
}
