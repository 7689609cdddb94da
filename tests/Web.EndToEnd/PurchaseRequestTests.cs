using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowHub.Web.EndToEnd;

[Collection(nameof(Application))]
public sealed partial class PurchaseRequestTests(Application application)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_purchase_is_returned_corrected_and_approved_and_its_order_is_written(string language)
    {
        if (application.Missing is { } missing) Assert.Skip(missing);
        var words = new Words(language);
        await using var visitor = await Visitor.ComeAsync(application, words);
        var subject = $"Chairs {language} {Guid.NewGuid():N}"[..18];

        await visitor.Page.GotoAsync("/");
        await Expect(visitor.Heading(words["signIn.title"])).ToBeVisibleAsync();
        await visitor.LookAsync("sign-in");

        var (applicant, head) = await StartAsync(visitor, words, subject);
        await visitor.LookAsync("case-started");

        await OpenTaskAsync(visitor, head, subject);
        await visitor.LookAsync("task-of-the-head");
        await visitor.Page.GetByLabel(words["task.comment"]).FillAsync("The price is missing.");
        await visitor.Button(words["return.open"]).ClickAsync();
        await visitor.LookAsync("return");
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = words["return.send"], Exact = true }).ClickAsync();
        await Expect(visitor.Page.GetByText(words["return.done"])).ToBeVisibleAsync();

        await OpenTaskAsync(visitor, applicant, subject);
        await Expect(visitor.Page.GetByText("The price is missing.").First).ToBeVisibleAsync();
        await visitor.LookAsync("task-of-the-applicant");
        await DecideAsync(visitor);

        await OpenTaskAsync(visitor, head, subject);
        await DecideAsync(visitor);

        await visitor.SignInAsync(applicant);
        await visitor.Page.GotoAsync("/cases");
        await visitor.LookAsync("my-cases");
        await visitor.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = subject }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = words["documents.title"] })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await visitor.LookAsync("case-with-its-order");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task A_total_is_worked_out_while_somebody_types(string language)
    {
        if (application.Missing is { } missing) Assert.Skip(missing);
        var words = new Words(language);
        await using var visitor = await Visitor.ComeAsync(application, words);
        await OpenFormAsync(visitor, words);

        await visitor.Button(words["form.addRow"]).ClickAsync();
        var numbers = visitor.Page.Locator("table tbody input[inputmode='decimal'], table tbody input[inputmode='numeric']");
        await numbers.Nth(0).FillAsync("3");
        await numbers.Nth(1).FillAsync("25");
        var total = visitor.Page.Locator("main dl dd").Last;
        await Expect(total).ToHaveTextAsync("75");
        await Expect(visitor.Page.Locator("table tbody td").Filter(new() { HasTextRegex = Seventyfive() })).ToHaveCountAsync(1);
        await numbers.Nth(0).FillAsync("4");
        await Expect(total).ToHaveTextAsync("100");
        await visitor.LookAsync("start-with-a-total");
    }

    private static async Task OpenFormAsync(Visitor visitor, Words words)
    {
        foreach (var applicant in await visitor.DemoPeopleAsync())
        {
            await visitor.SignInAsync(applicant);
            await visitor.Page.GotoAsync("/start/purchase-request");
            if (await FormIsShownAsync(visitor, words)) return;
        }
        throw new InvalidOperationException("None of the sample people can start a purchase request.");
    }

    /// <summary>Starts as the first of the sample people whose request goes to another of them.</summary>
    private static async Task<(string Applicant, string Head)> StartAsync(Visitor visitor, Words words, string subject)
    {
        var people = await visitor.DemoPeopleAsync();
        foreach (var applicant in people)
        {
            await visitor.SignInAsync(applicant);
            await visitor.Page.GotoAsync("/start/purchase-request");
            if (!await FormIsShownAsync(visitor, words)) continue;

            await visitor.LookAsync("start");
            await visitor.Button(words["start.submit"]).ClickAsync();
            await Expect(visitor.Page.GetByText(words["field.required"]).First).ToBeVisibleAsync();
            await visitor.LookAsync("start-with-errors");
            await visitor.FillAsync(subject);
            await visitor.Button(words["start.preview"]).ClickAsync();
            var firstStep = visitor.Page.Locator("ol.story > li").First;
            await Expect(firstStep).ToBeVisibleAsync();
            var text = await firstStep.InnerTextAsync();
            var head = people.FirstOrDefault(name => name != applicant && text.Contains(name, StringComparison.Ordinal));
            if (head is null) continue;

            await visitor.LookAsync("start-with-preview");
            await visitor.Button(words["start.submit"]).ClickAsync();
            await visitor.Page.WaitForURLAsync(CaseAddress());
            return (applicant, head);
        }
        throw new InvalidOperationException("None of the sample people can start a purchase request that another of them decides.");
    }

    private static async Task<bool> FormIsShownAsync(Visitor visitor, Words words)
    {
        var shown = visitor.Button(words["start.submit"]);
        await shown.Or(visitor.Page.GetByRole(AriaRole.Alert)).First.WaitForAsync();
        return await shown.IsVisibleAsync();
    }

    private static async Task OpenTaskAsync(Visitor visitor, string name, string subject)
    {
        await visitor.SignInAsync(name);
        var item = visitor.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = subject });
        await Expect(item).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await visitor.LookAsync("inbox");
        await item.ClickAsync();
        await Expect(visitor.Page.Locator("#decision")).ToBeVisibleAsync();
    }

    /// <summary>The first of the outcomes offered, which by convention is the favourable one.</summary>
    private static async Task DecideAsync(Visitor visitor)
    {
        await visitor.FillAsync("Fine");
        var here = visitor.Page.Url;
        await visitor.Page.Locator("aside .mantine-Button-root").First.ClickAsync();
        await visitor.Page.WaitForURLAsync(next => next != here);
    }

    [GeneratedRegex("^75$")]
    private static partial Regex Seventyfive();

    [GeneratedRegex("/cases/")]
    private static partial Regex CaseAddress();
}
