using System.Diagnostics;
using System.Globalization;

namespace WorkflowHub.Servers;

/// <summary>A PostgreSQL server of one's own: Debian's programs, a new folder, a free port of the loopback, full durability.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(60);

    private readonly string folder;
    private readonly int port;

    private PostgresServer(string folder, int port) => (this.folder, this.port) = (folder, port);

    /// <summary>Where the programs are, newest version first; null when PostgreSQL's server is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(version => File.Exists(Path.Combine(version, "bin", "initdb")))
            .OrderByDescending(version => int.Parse(Path.GetFileName(version), CultureInfo.InvariantCulture))
            .Select(version => Path.Combine(version, "bin"))
            .FirstOrDefault()
        : null;

    /// <summary>For Npgsql; the database is named by the caller.</summary>
    public string ConnectionTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=40");

    /// <exception cref="InvalidOperationException">The programs are missing, or one of them failed; the message has what it said.</exception>
    public static async Task<PostgresServer> StartAsync()
    {
        if (Programs is null) throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql.");
        var folder = Directory.CreateTempSubdirectory("workflowhub-postgres-").FullName;
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", ["postgres", folder]);

        var server = new PostgresServer(folder, FreePort.Next());
        await AsPostgresAsync("initdb", "-D", server.Data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync");
        await AsPostgresAsync("pg_ctl", "-D", server.Data, "-w", "-l", Path.Combine(folder, "log"), "-o", server.Options, "start");
        return server;
    }

    public Task CreateDatabaseAsync(string name) => AsPostgresAsync("createdb", "-h", "127.0.0.1", "-p", Port, "-U", "postgres", name);

    public async ValueTask DisposeAsync()
    {
        await AsPostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");
    private string Port => port.ToString(CultureInfo.InvariantCulture);
    private string Options => $"-p {Port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=100 -c shared_buffers=512MB";

    /// <summary>The server refuses to run as root, so root runs it as the user that the package made.</summary>
    private static Task AsPostgresAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        // Its words go to a file: a server left running would hold a pipe open for ever.
        var words = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
            foreach (var argument in new[] { "-c", "exec \"$@\" >\"$0\" 2>&1 </dev/null", words, program }.Concat(arguments)) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            using var limit = new CancellationTokenSource(StepLimit);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await File.ReadAllTextAsync(words)}");
        }
        finally
        {
            File.Delete(words);
        }
    }
}
