using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace WorkflowHub.Web.EndToEnd;

/// <summary>Somebody at the browser, in one language: finds things by the names a reader would hear.</summary>
public sealed class Visitor(IBrowserContext context, IPage page, Application application, Words words) : IAsyncDisposable
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Application.Top, "src", "Web", "node_modules", "axe-core", "axe.min.js"));
    private const string Judge = "async () => (await axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa'] })).violations.map(v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 160)).join(' | '))";

    private readonly List<string> _faults = [];

    public IPage Page => page;

    public static async Task<Visitor> ComeAsync(Application application, Words words, int width = 1280)
    {
        // A context of its own is a new profile.
        var context = await application.Browser.NewContextAsync(new() { BaseURL = application.Address, Locale = words.Language, ViewportSize = new() { Width = width, Height = 900 } });
        await context.AddInitScriptAsync($"if (window === window.top) localStorage.setItem('workflowhub.language', '{words.Language}')");
        var visitor = new Visitor(context, await context.NewPageAsync(), application, words);
        visitor.Page.PageError += (_, fault) => visitor._faults.Add(fault);
        return visitor;
    }

    public async Task<IReadOnlyList<string>> DemoPeopleAsync()
    {
        var answer = await context.APIRequest.GetAsync(application.Address + "/account/demo-people");
        return [.. (await answer.JsonAsync())!.Value.EnumerateArray().Select(person => person.GetProperty("name").GetString()!)];
    }

    public async Task SignInAsync(string name)
    {
        await context.ClearCookiesAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = name }).First.ClickAsync();
        await Expect(Heading(words["inbox.title"])).ToBeVisibleAsync();
    }

    public ILocator Heading(string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 });
    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Answers every field that must be answered and is not yet, by what kind of field it is.</summary>
    public async Task FillAsync(string text)
    {
        if (await page.GetByRole(AriaRole.Button, new() { Name = words["form.addRow"] }).CountAsync() > 0 && await page.Locator("table tbody tr").CountAsync() == 0)
            await page.GetByRole(AriaRole.Button, new() { Name = words["form.addRow"] }).First.ClickAsync();
        foreach (var field in await page.Locator("main input[required], main textarea[required], main select[required]").AllAsync())
        {
            if (!string.IsNullOrEmpty(await field.InputValueAsync())) continue;
            var kind = await field.EvaluateAsync<string>("f => f.tagName === 'SELECT' ? 'select' : f.getAttribute('aria-haspopup') === 'listbox' ? 'lookup' : f.inputMode || f.type");
            await AnswerAsync(field, kind, text);
        }
    }

    private async Task AnswerAsync(ILocator field, string kind, string text)
    {
        switch (kind)
        {
            case "select": await field.SelectOptionAsync(new SelectOptionValue { Index = 1 }); return;
            case "lookup":
                await field.ClickAsync();
                await page.GetByRole(AriaRole.Option).Filter(new() { Visible = true }).First.ClickAsync();
                return;
            case "date": await field.FillAsync(DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)); return;
            case "datetime-local": await field.FillAsync(DateTime.UtcNow.AddDays(30).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)); return;
            case "numeric" or "decimal": await field.FillAsync("2"); return;
            case "email": await field.FillAsync("an@example.com"); return;
            default: await field.FillAsync(text); return;
        }
    }

    /// <summary>Waits until the screen is still, takes its picture and has it judged; anything wrong fails here.</summary>
    public async Task LookAsync(string screen)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        // A document shown beside a decision is a page within the page.
        foreach (var frame in page.Frames) await frame.WaitForLoadStateAsync(LoadState.Load);
        await Expect(page.Locator(".mantine-Loader-root")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
        var folder = Directory.CreateDirectory(Path.Combine(Application.Top, "artifacts", "screens"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder.FullName, $"{words.Language}-{screen}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        await page.EvaluateAsync(Axe);
        var violations = await page.EvaluateAsync<JsonElement>(Judge);
        Assert.True(violations.GetArrayLength() == 0, $"{screen} ({words.Language}): {violations}");
        Assert.Equal(words.Language == "ar" ? "rtl" : "ltr", await page.EvaluateAsync<string>("document.documentElement.dir"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{screen} scrolls sideways.");
        Assert.Empty(_faults);
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
