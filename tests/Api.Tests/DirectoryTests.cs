using System.Net;

namespace WorkflowHub.Api.Tests;

public sealed class DirectoryTests(App app)
{
    [Theory]
    [InlineData("cat tuong", "p-cat")]
    [InlineData("CÁT", "p-cat")]
    [InlineData("دانيه", "p-dan")]
    [InlineData("burns bob", "p-bob")]
    public async Task People_are_found_as_their_names_are_typed(string search, string id)
    {
        var found = await (await app.As("ann")).Read($"/api/v1/people?search={Uri.EscapeDataString(search)}&top=20");

        Assert.Equal([id], found.EnumerateArray().Select(person => person.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Units_are_found_with_the_way_to_them()
    {
        var found = await (await app.As("ann")).Read("/api/v1/units?search=an&top=20", "vi");

        Assert.Contains(found.EnumerateArray(), unit => unit.GetProperty("id").GetString() == "alpha" && unit.GetProperty("path").GetString() == "Trung tâm");
    }

    [Theory]
    [InlineData("people?top=0")]
    [InlineData("units?top=100000")]
    [InlineData("people?top=x")]
    public async Task A_search_for_too_much_is_refused(string query)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await (await app.As("ann")).Get("/api/v1/" + query)).StatusCode);
    }

    [Fact]
    public async Task Procedures_are_listed_with_form_diagram_and_ones_units()
    {
        var ann = await app.As("ann");

        Assert.Equal("طلب إجازة", (await ann.Read("/api/v1/procedures", "ar"))[0].GetProperty("name").GetString());
        var procedure = await ann.Read("/api/v1/procedures/leave-request");
        Assert.Equal("object", procedure.GetProperty("startForm").GetProperty("schema").GetProperty("type").GetString());
        Assert.Equal("VerticalLayout", procedure.GetProperty("startForm").GetProperty("layout").GetProperty("type").GetString());
        Assert.Equal("alpha", procedure.GetProperty("units")[0].GetProperty("id").GetString());
        var diagram = await ann.Get("/api/v1/procedures/leave-request/1/diagram");
        Assert.Equal("application/xml", diagram.Content.Headers.ContentType!.MediaType);
        Assert.Contains("bpmndi:BPMNDiagram", await diagram.Content.ReadAsStringAsync());
        await Person.Refused(await ann.Get("/api/v1/procedures/none"), HttpStatusCode.NotFound, "not-found");
        await Person.Refused(await ann.Get("/api/v1/procedures/leave-request/9/diagram"), HttpStatusCode.NotFound, "not-found");
    }
}
