using WorkflowHub.Servers;

namespace WorkflowHub.Durability.Tests;

/// <summary>A few kills of the many that the program of the same name makes.</summary>
public sealed class KillTests
{
    private const int Kills = 4;
    private const int Clients = 4;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_server_killed_at_any_moment_loses_nothing_acknowledged_and_doubles_nothing(string db)
    {
        if (db == "postgres" && PostgresServer.Programs is null) Assert.Skip("PostgreSQL is not installed: apt-get install postgresql.");

        var verdict = await new KillRun(Path.Combine(AppContext.BaseDirectory, "workflowhub.dll"), db, Kills, Clients, seed: 7).PlayAsync(_ => { });

        Assert.Empty(verdict.Faults);
        Assert.Equal(Kills, verdict.Kills);
        Assert.True(verdict.Cases > 0, "No case was started between the kills.");
    }
}
