using System.Net;
using System.Text.Json;

namespace WorkflowHub.Api.Tests;

/// <summary>Eve is head of another unit: nothing of alpha's cases may reach her, whatever she asks.</summary>
public sealed class VisibilityTests(App app)
{
    [Fact]
    public async Task A_strangers_case_and_task_look_like_ones_that_are_not_there()
    {
        var (ann, bob, eve) = (await app.As("ann"), await app.As("bob"), await app.As("eve"));
        var id = await ann.Ask();
        var task = await bob.TaskOf(id);
        var absent = Guid.NewGuid();

        foreach (var (there, away) in new[] { ($"/api/v1/cases/{id}", $"/api/v1/cases/{absent}"), ($"/api/v1/tasks/{task}", $"/api/v1/tasks/{absent:N}-1"), ($"/odata/v1/Cases({id})", $"/odata/v1/Cases({absent})"), ($"/odata/v1/Tasks('{task}')", $"/odata/v1/Tasks('{absent:N}-1')") })
        {
            var hidden = await Person.Refused(await eve.Get(there), HttpStatusCode.NotFound, "not-found");
            Assert.Equal((await Person.Refused(await eve.Get(away), HttpStatusCode.NotFound, "not-found")).ToString(), hidden.ToString());
        }
    }

    [Theory]
    [InlineData("cases/{0}/comment", """{"text":"hello"}""")]
    [InlineData("cases/{0}/withdraw", "{}")]
    [InlineData("cases/{0}/cancel", """{"reason":"because"}""")]
    [InlineData("cases/{0}/retry-incident", """{"incident":1}""")]
    [InlineData("tasks/{1}/complete", """{"outcome":"approve","data":{}}""")]
    [InlineData("tasks/{1}/return", """{"to":"applicant","comment":"back"}""")]
    [InlineData("tasks/{1}/claim", "{}")]
    [InlineData("tasks/{1}/release", "{}")]
    public async Task A_command_on_a_case_one_may_not_see_finds_nothing(string path, string body)
    {
        var (ann, bob, eve) = (await app.As("ann"), await app.As("bob"), await app.As("eve"));
        var id = await ann.Ask();
        var task = await bob.TaskOf(id);

        await Person.Refused(await eve.PostText("/api/v1/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id, task), body), HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("Cases")]
    [InlineData("Cases?$count=true")]
    [InlineData("Cases?$filter=startswith(Title,'Leave') or true")]
    [InlineData("Cases?$filter=not (ApplicantId eq 'p-eve')")]
    [InlineData("Cases?$filter=Tasks/any(t: t/Status eq 'open')")]
    [InlineData("Cases?$filter=Tasks/$count gt 0")]
    [InlineData("Cases?$expand=Tasks")]
    [InlineData("Cases?$orderby=Title desc&$top=1000")]
    [InlineData("Tasks")]
    [InlineData("Tasks?$count=true&$top=0")]
    [InlineData("Tasks?$filter=Case/ApplicantId eq 'p-ann'")]
    [InlineData("Tasks?$filter=Case/Tasks/any()")]
    [InlineData("Tasks?$expand=Case")]
    [InlineData("Tasks?$expand=Case($expand=Tasks)")]
    [InlineData("Tasks?$filter=AssigneeId eq 'p-bob' or AssigneeId ne 'p-bob'")]
    public async Task No_list_filter_count_or_expansion_shows_more(string query)
    {
        var (ann, eve) = (await app.As("ann"), await app.As("eve"));
        await ann.Ask("Canary-of-alpha");

        var answer = await eve.Get("/odata/v1/" + query);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotImplemented, text);
        Assert.DoesNotContain("Canary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("p-ann", text, StringComparison.Ordinal);
        if (!answer.IsSuccessStatusCode) return;
        var page = JsonDocument.Parse(text).RootElement;
        var own = (await eve.Read("/odata/v1/Cases/$count?$filter=UnitId eq 'beta'")).GetInt32();
        if (page.TryGetProperty("@odata.count", out var count)) Assert.True(count.GetInt32() <= own * 3);
    }

    [Fact]
    public async Task Counting_tells_nothing_of_what_one_may_not_see()
    {
        var (ann, eve) = (await app.As("ann"), await app.As("eve"));
        await ann.Ask("Oracle");

        foreach (var query in new[] { "Cases/$count?$filter=contains(Title,'Oracle')", "Tasks/$count?$filter=contains(CaseTitle,'Oracle')", "Tasks/$count?$filter=contains(Case/Title,'Oracle')" })
            Assert.Equal(0, (await eve.Read("/odata/v1/" + query)).GetInt32());
    }

    [Fact]
    public async Task A_document_is_seen_with_its_case_alone()
    {
        var (ann, bob, cat, eve) = (await app.As("ann"), await app.As("bob"), await app.As("cat"), await app.As("eve"));
        var id = await ann.Ask();
        await bob.Approve(id);
        var task = await cat.TaskOf(id);
        await cat.Do($"/api/v1/tasks/{task}/claim", new { });
        await cat.Do($"/api/v1/tasks/{task}/complete", new { outcome = "done" });
        var documents = (await ann.Read($"/api/v1/cases/{id}")).GetProperty("documents");
        for (var looks = 0; documents.GetArrayLength() == 0 && looks < 100; looks++)
        {
            await Task.Delay(100);
            documents = (await ann.Read($"/api/v1/cases/{id}")).GetProperty("documents");
        }
        var url = documents[0].GetProperty("url").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await cat.Get(url)).StatusCode);
        await Person.Refused(await eve.Get(url), HttpStatusCode.NotFound, "not-found");
        await Person.Refused(await eve.Get(url + "/pdf"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Who_took_part_keeps_seeing_the_case_and_the_head_sees_the_units_cases()
    {
        var (ann, bob, dan) = (await app.As("ann"), await app.As("bob"), await app.As("dan"));
        var id = await ann.Ask();
        await Person.Refused(await dan.Get($"/api/v1/cases/{id}"), HttpStatusCode.NotFound, "not-found");

        await bob.Approve(id);

        await dan.Read($"/api/v1/cases/{id}");
        await bob.Read($"/api/v1/cases/{id}");
    }
}
