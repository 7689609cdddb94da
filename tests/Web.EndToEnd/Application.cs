using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace WorkflowHub.Web.EndToEnd;

/// <summary>The real application on a free port of this machine with a database of its own, and a browser to look at it.</summary>
public sealed class Application : IAsyncLifetime
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("workflowhub-web-").FullName;
    private readonly List<string> _said = [];
    private Process? _server;
    private IPlaywright? _playwright;

    /// <summary>Why nothing can be tried here; null when it can.</summary>
    public string? Missing { get; private set; }

    public string Address { get; private set; } = "";
    public IBrowser Browser { get; private set; } = null!;

    public static string Top { get; } = FindTop();

    /// <summary>An application that runs already and is to be looked at instead; it must have been started with <c>--demo</c>.</summary>
    private static string? Running => Environment.GetEnvironmentVariable("WORKFLOWHUB_URL");

    private static string Chromium => Environment.GetEnvironmentVariable("WORKFLOWHUB_CHROMIUM") ?? "/usr/bin/chromium";
    private static string Web => Path.Combine(Top, "src", "Web", "dist");
    private static string Workflows => Path.Combine(Top, "workflows");

    public async ValueTask InitializeAsync()
    {
        Missing = WhatIsMissing();
        if (Missing is not null) return;

        Address = Running ?? $"http://127.0.0.1:{FreePort()}";
        if (Running is null)
        {
            _server = StartServer();
            await UntilReadyAsync();
        }
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null) await Browser.CloseAsync();
        _playwright?.Dispose();
        if (_server is { HasExited: false })
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
        }
        _server?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static string? WhatIsMissing()
    {
        if (!File.Exists(Chromium)) return $"No browser at {Chromium}: install chromium, or name one in WORKFLOWHUB_CHROMIUM.";
        if (Running is not null) return null;
        if (!File.Exists(Path.Combine(Web, "index.html"))) return $"The web application is not built: run `npm ci && npm run build` in src/Web ({Web}).";
        if (!File.Exists(Path.Combine(Workflows, "purchase-request", "procedure.yaml"))) return $"There is no purchase-request in {Workflows} to be played.";
        return null;
    }

    private Process StartServer()
    {
        var cli = Path.Combine(AppContext.BaseDirectory, "workflowhub.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { cli, "serve", "--demo", "--urls", Address, "--data", _data, "--web", Web, "--workflows", Workflows }) start.ArgumentList.Add(argument);
        var server = new Process { StartInfo = start };
        server.OutputDataReceived += (_, line) => Note(line.Data);
        server.ErrorDataReceived += (_, line) => Note(line.Data);
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StartLimit && !_server!.HasExited)
        {
            if (await IsReadyAsync(client)) return;
            await Task.Delay(200);
        }
        string said;
        lock (_said) said = string.Join('\n', _said.TakeLast(30));
        throw new InvalidOperationException($"The application was not ready at {Address} within {StartLimit.TotalSeconds} s. It said:\n{said}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No WorkflowHub.sln above {AppContext.BaseDirectory}.");
    }
}

/// <summary>One application for all stories, told one after the other.</summary>
[CollectionDefinition(nameof(Application))]
public sealed class OneApplication : ICollectionFixture<Application>;
