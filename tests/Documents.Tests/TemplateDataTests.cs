using WorkflowHub.Engine;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Documents.Tests;

public sealed class TemplateDataTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly OrganisationSnapshot People = new(
        [new Unit("north", "N", LocalText.Of("North"), "province", null)], [new Person("an", "An", null, "en"), new Person("binh", "Bình", null, "vi")], []);

    [Fact]
    public void A_template_sees_data_steps_people_and_the_language()
    {
        var @case = Case.None with
        {
            Applicant = "an", Unit = "north", Title = "Chairs", StartedAt = Now,
            Data = ContextValue.Of(("buyer", Value.Of("binh"))),
            Steps = [new StepState("head", 1, "approve", "binh", Now, "Fine"), new StepState("second", 1)],
        };
        var template = LiquidTemplate.Parse(
            "{{ case.title }} {{ case.applicant.name }} {{ case.unit.name }} {{ people[buyer].name }} {{ steps.head.by.name }} {{ steps.head.comment }} {% if steps.second %}second{% endif %} {{ language }} {{ today | date_short }}").Template!;

        var html = template.Render(TemplateData.Of(@case, People, Now, "vi"), "vi").Html;

        Assert.Equal("Chairs An North Bình Bình Fine  vi 02/03/2026", html);
    }
}
