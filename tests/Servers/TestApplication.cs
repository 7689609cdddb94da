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

    /// <summary>The command line, built with whatever refers to it.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "workflowhub.dll");

    /// <param name="data">Folder of its data.</param>
    /// <param name="postgres">Connection to PostgreSQL; null for SQLite.</param>
    public static IReadOnlyList<string> Arguments(string data, string? postgres)
    {
        string[] always = ["--demo", "--data", data, "--workflows", Path.Combine(AppContext.BaseDirectory, "workflows")];
        return postgres is null ? always : [.. always, "--db", "postgres", "--connection", postgres];
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
