using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace WorkflowHub.Storage.Tests.Databases;

/// <summary>
/// A PostgreSQL server of our own from Debian's package, in a folder that goes with it, on a free port of the loopback. It does not
/// run as root, so for root it becomes the user the package has made.
/// </summary>
public sealed partial class PostgresServer : IAsyncDisposable
{
    private const int Interrupt = 2; // Ends sessions and shuts down.

    private readonly string folder;
    private readonly Process server;
    private readonly int port;

    private PostgresServer(string folder, Process server, int port) => (this.folder, this.server, this.port) = (folder, server, port);

    /// <summary>Where the package keeps its programs, or null when it is not installed.</summary>
    public static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
        : null;

    /// <param name="durable">False when what is written need not outlive the machine; then it is faster.</param>
    /// <exception cref="InvalidOperationException">The server is not installed, or said why it does not start.</exception>
    public static async Task<PostgresServer> Start(bool durable = false)
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var folder = Directory.CreateTempSubdirectory("workflowhub-postgres-").FullName;
        if (Environment.IsPrivilegedProcess) await Run("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        await Run([.. AsServer(), Path.Combine(programs, "initdb"), "-D", data, "-U", "workflowhub", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);

        var port = FreePort();
        var fsync = durable ? "on" : "off";
        var server = Begin(
            [.. AsServer(), Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", $"fsync={fsync}", "-c", "max_connections=200", "-c", "logging_collector=off", "-c", "log_min_messages=fatal"]);
        var started = new PostgresServer(folder, server, port);
        await started.Answer();
        return started;
    }

    /// <summary>A new, empty database.</summary>
    /// <returns>How to connect to it.</returns>
    public async Task<string> CreateDatabase(string name)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own names.
        command.CommandText = $"CREATE DATABASE {name}";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return Connection(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!server.HasExited && Kill(server.Id, Interrupt) == 0) await server.WaitForExitAsync();
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Connection(string database) => $"Host=127.0.0.1;Port={port};Username=workflowhub;Database={database};Include Error Detail=true";

    private async Task Answer()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(Connection("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 300 && !server.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string[] AsServer() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private static async Task Run(params string[] words)
    {
        using var process = Begin(words);
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{words[0]} failed: {said}");
    }

    private static Process Begin(params string[] words)
    {
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
