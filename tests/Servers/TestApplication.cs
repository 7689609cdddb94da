using System.Diagnostics;

namespace WorkflowHub.Servers;

/// <param name="Password">As the demonstration tells everybody.</param>
public sealed record TestPerson(string UserName, string Password);

/// <summary>How tests start WorkflowHub: with procedures and people of their own, from the folder <c>workflows</c> beside this program.</summary>
public static class TestApplication
{
    private const string DemoPassword = "demo-demo-demo";

    public const string Unit = "team";

    /// <summary>Starts cases.</summary>
    public static readonly TestPerson Applicant = new("an", DemoPassword);

    /// <summary>Decides them first.</summary>
    public static readonly TestPerson Head = new("binh", DemoPassword);

    /// <summary>Decides what the head has passed on.</summary>
    public static readonly TestPerson Superior = new("chi", DemoPassword);

    private static readonly string Top = FindTop();

    /// <summary>The program as people start it.</summary>
    public static string Program => Path.Combine(Top, "artifacts", "app", "workflowhub.dll");

    /// <summary>Builds the program when something has changed, by the script that people start it with.</summary>
    public static async Task BuildAsync()
    {
        using var script = Process.Start(Path.Combine(Top, "workflowhub"), ["--version"]);
        await script.WaitForExitAsync();
        if (script.ExitCode != 0) throw new InvalidOperationException($"./workflowhub --version ended with {script.ExitCode}.");
    }

    /// <param name="data">Folder of its data.</param>
    /// <param name="postgres">Connection to PostgreSQL; null for SQLite.</param>
    public static IReadOnlyList<string> Arguments(string data, string? postgres)
    {
        string[] always = ["--demo", "--data", data, "--workflows", Path.Combine(AppContext.BaseDirectory, "workflows")];
        return postgres is null ? always : [.. always, "--db", "postgres", "--connection", postgres];
    }

    private static string FindTop()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No WorkflowHub.sln above {AppContext.BaseDirectory}.");
    }

    /// <param name="connections">How many commands each of them may have under way at once.</param>
    public static async Task<TestPeople> SignInAsync(Uri address, int connections) => new(
        await PersonClient.SignInAsync(address, Applicant.UserName, Applicant.Password, connections),
        await PersonClient.SignInAsync(address, Head.UserName, Head.Password, connections),
        await PersonClient.SignInAsync(address, Superior.UserName, Superior.Password, connections));
}

/// <summary>The three of them, signed in.</summary>
public sealed record TestPeople(PersonClient Applicant, PersonClient Head, PersonClient Superior) : IDisposable
{
    public void Dispose()
    {
        Applicant.Dispose();
        Head.Dispose();
        Superior.Dispose();
    }
}
