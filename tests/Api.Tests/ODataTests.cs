using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace WorkflowHub.Api.Tests;

public sealed class ODataTests(App app)
{
    /// <summary>Every property of every set, with a value its type allows.</summary>
    public static TheoryData<string, string, string> Properties()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var (set, properties) in new Dictionary<string, (string Name, string Value)[]>
        {
            ["Procedures"] = [("Key", "'a'"), ("Version", "1"), ("Name", "'a'"), ("Description", "'a'"), ("PublishedAt", "2026-01-01T00:00:00Z")],
            ["Cases"] = [("Id", "0190a000-0000-7000-8000-000000000001"), ("ProcedureKey", "'a'"), ("ProcedureVersion", "1"), ("ProcedureName", "'a'"), ("Title", "'a'"), ("Status", "'a'"), ("ApplicantId", "'a'"), ("ApplicantName", "'a'"), ("UnitId", "'a'"), ("UnitName", "'a'"), ("StartedAt", "2026-01-01T00:00:00Z"), ("EndedAt", "2026-01-01T00:00:00Z"), ("Revision", "1")],
            ["Tasks"] = [("Id", "'a'"), ("CaseId", "0190a000-0000-7000-8000-000000000001"), ("Number", "1"), ("StepId", "'a'"), ("StepName", "'a'"), ("Status", "'a'"), ("Mine", "true"), ("AssigneeId", "'a'"), ("AssigneeName", "'a'"), ("CreatedAt", "2026-01-01T00:00:00Z"), ("DueAt", "2026-01-01T00:00:00Z"), ("CompletedAt", "2026-01-01T00:00:00Z"), ("CompletedById", "'a'"), ("CompletedByName", "'a'"), ("Outcome", "'a'"), ("Comment", "'a'"), ("CaseTitle", "'a'"), ("ProcedureKey", "'a'"), ("ProcedureName", "'a'")],
            ["Units"] = [("Id", "'a'"), ("Code", "'a'"), ("Name", "'a'"), ("Type", "'a'"), ("ParentId", "'a'")],
            ["People"] = [("Id", "'a'"), ("Name", "'a'"), ("Active", "true"), ("UnitId", "'a'"), ("UnitName", "'a'"), ("Position", "'a'")],
        })
            foreach (var (name, value) in properties) all.Add(set, name, value);
        return all;
    }

    [Fact]
    public async Task The_properties_tried_are_all_there_are()
    {
        var answer = await (await app.As("ann")).Get("/odata/v1/$metadata");
        var metadata = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        var sets = metadata.Descendants(edm + "EntitySet").ToDictionary(set => set.Attribute("EntityType")!.Value.Split('.')[1], set => set.Attribute("Name")!.Value);

        var known = metadata.Descendants(edm + "EntityType").SelectMany(type => type.Elements(edm + "Property").Select(property => $"{sets[type.Attribute("Name")!.Value]}/{property.Attribute("Name")!.Value}")).Order();

        Assert.Equal(known, Properties().Select(row => $"{row.Data.Item1}/{row.Data.Item2}").Order());
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task Every_property_can_be_filtered_sorted_and_selected_by_itself(string set, string property, string value)
    {
        var bob = await app.As("bob");
        await (await app.As("ann")).Ask();

        await bob.Read($"/odata/v1/{set}?$filter={property} eq {value}");
        await bob.Read($"/odata/v1/{set}?$filter={property} ne {value}&$top=3");
        if (value is not "true") await bob.Read($"/odata/v1/{set}?$filter={property} gt {value} or {property} le {value}&$top=3");
        var selected = await bob.Read($"/odata/v1/{set}?$select={property}&$top=2");
        Assert.True(selected.GetProperty("value")[0].TryGetProperty(property, out _), selected.ToString());
        foreach (var direction in new[] { "asc", "desc" }) await AllPages(bob, $"/odata/v1/{set}?$orderby={property} {direction}&$select={property}", pageSize: 2);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gaps_though_rows_come_in_between()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        for (var at = 0; at < 7; at++) await ann.Ask($"Paged {at}");
        var all = await AllPages(bob, "/odata/v1/Cases?$filter=startswith(Title,'Leave: Paged')&$orderby=StartedAt desc&$select=Id", 1000);

        var first = await Page(bob, "/odata/v1/Cases?$filter=startswith(Title,'Leave: Paged')&$orderby=StartedAt desc&$select=Id&$count=true", 3);
        await ann.Ask("Paged later");
        var rest = await AllPages(bob, first.GetProperty("@odata.nextLink").GetString()!, 3);

        Assert.Equal(7, first.GetProperty("@odata.count").GetInt32());
        Assert.Equal(all, first.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Id").GetString()).Concat(rest));
    }

    [Fact]
    public async Task Missing_values_come_first_and_pages_walk_through_them()
    {
        var (ann, bob, cat) = (await app.As("ann"), await app.As("bob"), await app.As("cat"));
        for (var at = 0; at < 3; at++)
        {
            var id = await ann.Ask("Nulls");
            await bob.Approve(id);
        }

        var rows = new List<JsonElement>();
        string? next = "/odata/v1/Tasks?$filter=CaseTitle eq 'Leave: Nulls'&$orderby=DueAt,CreatedAt desc";
        while (next is not null)
        {
            var page = await Page(bob, next, 2);
            rows.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }

        Assert.Equal(6, rows.Select(row => row.GetProperty("Id").GetString()).Distinct().Count());
        Assert.Equal([true, true, true, false, false, false], rows.Select(row => row.GetProperty("DueAt").ValueKind == JsonValueKind.Null));
    }

    [Fact]
    public async Task The_inbox_is_one_query_as_the_web_application_asks_it()
    {
        var (ann, bob) = (await app.As("ann"), await app.As("bob"));
        var id = await ann.Ask("Inbox");

        var page = await bob.Read("/odata/v1/Tasks?$filter=Status eq 'open' and Mine and CaseTitle eq 'Leave: Inbox'&$orderby=DueAt,CreatedAt&$top=50&$count=true&$expand=Case($select=ApplicantName,UnitName)", "vi");

        var row = page.GetProperty("value").EnumerateArray().Single(row => row.GetProperty("CaseId").GetGuid() == id);
        Assert.Equal("Trưởng đơn vị quyết định", row.GetProperty("StepName").GetString());
        Assert.Equal("Đơn xin nghỉ", row.GetProperty("ProcedureName").GetString());
        Assert.Equal("Leave: Inbox", row.GetProperty("CaseTitle").GetString());
        Assert.Equal(("Ann Arbor", "Đơn vị An"), (row.GetProperty("Case").GetProperty("ApplicantName").GetString(), row.GetProperty("Case").GetProperty("UnitName").GetString()));
        Assert.Equal("p-bob", row.GetProperty("AssigneeId").GetString());
        Assert.EndsWith("Z", row.GetProperty("CreatedAt").GetString());
        Assert.Equal(page.GetProperty("value").GetArrayLength(), page.GetProperty("@odata.count").GetInt32());
    }

    [Fact]
    public async Task A_single_row_is_had_by_its_key()
    {
        var ann = await app.As("ann");

        Assert.Equal("Cát Tường", (await ann.Read("/odata/v1/People('p-cat')")).GetProperty("Name").GetString());
        Assert.Equal("المركز", (await ann.Read("/odata/v1/Units('alpha')?$expand=Parent($select=Name)", "ar")).GetProperty("Parent").GetProperty("Name").GetString());
        await Person.Refused(await ann.Get("/odata/v1/People('nobody')"), HttpStatusCode.NotFound, "not-found");
        await Person.Refused(await ann.Get("/odata/v1/Nothing"), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task The_service_describes_itself()
    {
        var ann = await app.As("ann");

        var sets = (await ann.Read("/odata/v1")).GetProperty("value").EnumerateArray().Select(set => set.GetProperty("name").GetString()!).Order();

        Assert.Equal(["Cases", "People", "Procedures", "Tasks", "Units"], sets);
    }

    [Theory]
    [InlineData("Cases?top=1&filter=Revision gt 0")]
    [InlineData("Cases?$FILTER=Revision GT 0&$Top=1")]
    [InlineData("Cases?$filter=Status in ('active','completed')")]
    [InlineData("Cases?$filter=year(StartedAt) ge 2020 and EndedAt eq null")]
    [InlineData("Cases?$filter=tolower(Title) eq 'x' or length(Title) gt 3 or indexof(Title,'e') eq 1")]
    [InlineData("Cases?$filter=Tasks/any(t: t/Mine and t/Status eq @s)&@s='open'")]
    [InlineData("Cases?$filter=Tasks/all(t: t/Number gt 0)")]
    [InlineData("Cases?$expand=Tasks($select=Id;$filter=Status eq 'open';$orderby=Number desc)")]
    [InlineData("Tasks?$orderby=Case/Title,Case/StartedAt desc&$expand=Case")]
    [InlineData("Tasks?$select=Id,Case&$expand=Case($select=Title)")]
    [InlineData("People?$filter=contains(Name,'ườ')")]
    [InlineData("Units?$filter=Parent/Name eq 'Centre'&$skip=1")]
    [InlineData("Units?$filter=ParentId eq null")]
    public async Task What_the_standard_lets_one_ask_is_answered(string query)
    {
        var bob = await app.As("bob");
        await (await app.As("ann")).Ask();

        await bob.Read("/odata/v1/" + query);
    }

    [Theory]
    [InlineData("Cases?$foo=1", HttpStatusCode.BadRequest, "odata-option-unknown", "$foo")]
    [InlineData("Cases?colour=red", HttpStatusCode.BadRequest, "odata-option-unknown", "colour")]
    [InlineData("Cases?$top=1&$top=2", HttpStatusCode.BadRequest, "odata-option-twice", "$top")]
    [InlineData("Cases?$top=1&top=2", HttpStatusCode.BadRequest, "odata-option-twice", "top")]
    [InlineData("Cases?$apply=aggregate($count as n)", HttpStatusCode.NotImplemented, "odata-unsupported", "$apply")]
    [InlineData("Cases?$search=x", HttpStatusCode.NotImplemented, "odata-unsupported", "$search")]
    [InlineData("Cases?$compute=1 as one", HttpStatusCode.NotImplemented, "odata-unsupported", "$compute")]
    [InlineData("Cases?$filter=Secret eq 1", HttpStatusCode.BadRequest, "odata-query-invalid", "Secret")]
    [InlineData("Cases?$filter=Title eq", HttpStatusCode.BadRequest, "odata-query-invalid", null)]
    [InlineData("Cases?$filter=matchesPattern(Title,'(a%2B)%2B$')", HttpStatusCode.BadRequest, "odata-query-invalid", null)]
    [InlineData("Cases?$orderby=length(Title)", HttpStatusCode.BadRequest, "odata-query-invalid", null)]
    [InlineData("Cases?$select=Nothing", HttpStatusCode.BadRequest, "odata-query-invalid", "Nothing")]
    [InlineData("Cases?$expand=Nothing", HttpStatusCode.BadRequest, "odata-query-invalid", "Nothing")]
    [InlineData("Cases?$skiptoken=garbage", HttpStatusCode.BadRequest, "odata-query-invalid", "$skiptoken")]
    [InlineData("Cases?$skiptoken=WzFd", HttpStatusCode.BadRequest, "odata-query-invalid", "$skiptoken")]
    [InlineData("Cases?$top=-1", HttpStatusCode.BadRequest, "odata-query-invalid", null)]
    [InlineData("Cases?$top=1000000000", HttpStatusCode.BadRequest, "odata-limit", "1000")]
    [InlineData("Cases?$skip=600000", HttpStatusCode.BadRequest, "odata-limit", "10000")]
    [InlineData("Cases?$orderby=Id,Title,Status,UnitId,StartedAt,EndedAt,Revision", HttpStatusCode.BadRequest, "odata-limit", "$orderby")]
    [InlineData("Cases?$expand=Tasks($expand=Case($expand=Tasks($expand=Case)))", HttpStatusCode.BadRequest, "odata-limit", "$expand")]
    [InlineData("Cases(not-a-guid)", HttpStatusCode.BadRequest, "odata-query-invalid", null)]
    [InlineData("Cases/$each", HttpStatusCode.NotImplemented, "odata-unsupported", null)]
    [InlineData("People('p-ann')/Name", HttpStatusCode.NotImplemented, "odata-unsupported", null)]
    public async Task What_is_not_understood_or_too_much_is_refused_by_name(string query, HttpStatusCode status, string code, string? named)
    {
        var answer = await (await app.As("ann")).Get("/odata/v1/" + query);

        var problem = await Person.Refused(answer, status, code);
        var message = problem.GetProperty("error").GetProperty("message").GetString()!;
        if (named is not null) Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.Equal(code, problem.GetProperty("error").GetProperty("code").GetString());
        Assert.DoesNotContain("EntityFramework", message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queries_built_to_hurt_are_refused_quickly()
    {
        var ann = await app.As("ann");
        foreach (var hostile in new[]
        {
            new string('(', 3000) + "true" + new string(')', 3000),
            new string('(', 1500) + "true" + new string(')', 1500),
            string.Concat(Enumerable.Repeat("tolower(", 50)) + "Title" + new string(')', 50) + " eq 'x'",
            string.Join(" or ", Enumerable.Repeat("Revision eq 1", 200)),
            string.Join(" or ", Enumerable.Repeat("Revision eq 1", 3000)),
            $"Revision in ({string.Join(',', Enumerable.Range(0, 20_000))})",
            string.Concat(Enumerable.Repeat("Tasks/any(t:t/Case/", 30)) + "Revision eq 1" + new string(')', 30),
            string.Concat(Enumerable.Repeat("not ", 900)) + "true",
        })
        {
            var answer = await ann.Send(HttpMethod.Get, $"/odata/v1/Cases?$filter={hostile}", null);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestUriTooLong, $"{answer.StatusCode} for {hostile[..40]}…");
        }
        await ann.Read("/odata/v1/Cases?$top=1");
    }

    [Fact]
    public async Task Writing_is_not_done_here()
    {
        var ann = await app.As("ann");
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await ann.Send(method, "/odata/v1/Cases", null)).StatusCode);
    }

    private static async Task<JsonElement> Page(Person person, string address, int size)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Prefer", $"odata.maxpagesize={size}");
        return await Person.Ok(await person.Client.SendAsync(request));
    }

    /// <summary>What the first property of every row on every page says.</summary>
    private static async Task<List<string>> AllPages(Person person, string address, int pageSize)
    {
        var all = new List<string>();
        for (string? next = address; next is not null && all.Count < 60;)
        {
            var page = await Page(person, next, pageSize);
            all.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.EnumerateObject().First().Value.ToString()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;
        }
        return all;
    }
}
