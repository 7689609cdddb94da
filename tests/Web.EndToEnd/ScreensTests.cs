using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowHub.Web.EndToEnd;

[Collection(nameof(Application))]
public sealed class ScreensTests(Application application)
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("ar", 1280)]
    [InlineData("vi", 390)]
    public async Task Every_screen_reached_from_the_main_menu_is_sound(string language, int width)
    {
        if (application.Missing is { } missing) Assert.Skip(missing);
        var words = new Words(language);
        await using var visitor = await Visitor.ComeAsync(application, words, width);
        await visitor.SignInAsync((await visitor.DemoPeopleAsync())[0]);
        await visitor.LookAsync("inbox");

        foreach (var (link, screen) in new[] { ("catalogue.nav", "catalogue"), ("cases.title", "my-cases") })
        {
            await visitor.Page.GetByRole(AriaRole.Link, new() { Name = words[link], Exact = true }).ClickAsync();
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
            await visitor.LookAsync(screen);
        }
    }

    [Fact]
    public async Task Every_procedure_of_the_catalogue_can_be_filled_in_and_sent()
    {
        if (application.Missing is { } missing) Assert.Skip(missing);
        var words = new Words("en");
        await using var visitor = await Visitor.ComeAsync(application, words);
        var started = new HashSet<string>();
        foreach (var person in await visitor.DemoPeopleAsync())
        {
            await visitor.SignInAsync(person);
            await visitor.Page.GotoAsync("/start");
            await Expect(visitor.Heading(words["catalogue.title"])).ToBeVisibleAsync();
            await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            var addresses = await visitor.Page.Locator("main li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            foreach (var address in addresses.Where(started.Add))
            {
                await visitor.Page.GotoAsync(address);
                await Expect(visitor.Button(words["start.submit"])).ToBeVisibleAsync();
                await visitor.FillAsync("Sample answer");
                await visitor.LookAsync("start-" + address.Split('/')[^1]);
                await visitor.Button(words["start.submit"]).ClickAsync();
                await visitor.Page.WaitForURLAsync(url => url.Contains("/cases/", StringComparison.Ordinal));
            }
        }
        Assert.True(started.Count >= 3, $"Only {started.Count} procedures could be started: {string.Join(", ", started)}");
    }

    [Fact]
    public async Task A_session_that_ended_leads_to_signing_in_and_back()
    {
        if (application.Missing is { } missing) Assert.Skip(missing);
        var words = new Words("en");
        await using var visitor = await Visitor.ComeAsync(application, words);
        await visitor.Page.GotoAsync("/cases");
        await Expect(visitor.Heading(words["signIn.title"])).ToBeVisibleAsync();
        await visitor.Page.Locator("section[aria-labelledby=demo-people] button").First.ClickAsync();
        await Expect(visitor.Heading(words["cases.title"])).ToBeVisibleAsync();
    }
}
