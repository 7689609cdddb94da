using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkflowHub.Api.Startup;
using WorkflowHub.Storage;

[assembly: AssemblyFixture(typeof(WorkflowHub.Api.Tests.App))]

namespace WorkflowHub.Api.Tests;

/// <summary>The real server in this process, on a free port and a database of its own, with a small organisation and one procedure.</summary>
public sealed class App : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("workflowhub-api-").FullName;
    private readonly Dictionary<string, Person> signedIn = [];
    private readonly SemaphoreSlim signingIn = new(1);

    public WebApplication Server { get; private set; } = null!;
    public Uri Address { get; private set; } = null!;
    public Started Started { get; private set; } = null!;

    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "Sample");

    public async ValueTask InitializeAsync() => (Server, Address, Started) = await Start(folder, demo: true);

    public static async Task<(WebApplication Server, Uri Address, Started Started)> Start(string folder, bool demo, string? web = null)
    {
        var options = new ServerOptions("http://127.0.0.1:0", StorageOptions.InFolder(folder), demo, web, Sample);
        var server = Api.Server.Build(options, builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        var started = await Api.Server.Prepare(server, CancellationToken.None);
        await server.StartAsync();
        return (server, new Uri(server.Urls.First()), started);
    }

    public T Get<T>() where T : notnull => Server.Services.GetRequiredService<T>();

    /// <summary>Somebody signed in, the same session each time.</summary>
    public async Task<Person> As(string user)
    {
        await signingIn.WaitAsync();
        try
        {
            if (signedIn.TryGetValue(user, out var known)) return known;
            var person = await SignIn(user);
            return signedIn[user] = person;
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>Somebody in a new session.</summary>
    public async Task<Person> SignIn(string user)
    {
        var person = Stranger();
        var answer = await person.Post("/account/sign-in", new { userName = user, password = "demo-demo-demo" });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        return person;
    }

    public Person Stranger() => Stranger(Address);

    public static Person Stranger(Uri address)
    {
        var cookies = new CookieContainer();
        return new Person(new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address }, cookies);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.StopAsync();
        await Server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        signingIn.Dispose();
    }
}
