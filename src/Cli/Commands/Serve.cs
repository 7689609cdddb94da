using System.CommandLine;
using Microsoft.Extensions.Hosting;
using WorkflowHub.Api;
using WorkflowHub.Api.Startup;
using WorkflowHub.Storage;

namespace WorkflowHub.Cli.Commands;

/// <summary><c>serve</c>: runs the server until it is asked to stop.</summary>
internal static class Serve
{
    private static readonly Option<bool> Demo = new("--demo") { Description = "Load the sample organisation and let everybody sign in as its people." };
    private static readonly Option<string> Urls = new("--urls") { Description = "Where to listen, separated by semicolons.", DefaultValueFactory = _ => "http://127.0.0.1:8080" };
    private static readonly Option<DirectoryInfo> Data = new("--data") { Description = "Folder of the SQLite database.", DefaultValueFactory = _ => new DirectoryInfo("data") };
    private static readonly Option<DirectoryInfo?> Web = new("--web") { Description = "Folder of the built web application." };
    private static readonly Option<DirectoryInfo?> Workflows = new("--workflows") { Description = "Folder of packages to publish." };
    private static readonly Option<DatabaseKind> Kind = new("--db") { Description = "Which database.", DefaultValueFactory = _ => DatabaseKind.Sqlite };
    private static readonly Option<string?> Connection = new("--connection") { Description = "Connection string, for a database other than SQLite." };

    public static Command Command()
    {
        var command = new Command("serve", "Runs the server.") { Demo, Urls, Data, Web, Workflows, Kind, Connection };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken cancellation)
    {
        try
        {
            await using var app = Server.Build(Options(arguments));
            Tell(await Server.Prepare(app, cancellation), arguments.GetValue(Urls)!);
            await ((IHost)app).RunAsync(cancellation);
            return 0;
        }
        catch (Exception fault) when (fault is DatabaseException or InvalidDataException or IOException or ArgumentException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static ServerOptions Options(ParseResult arguments)
    {
        var kind = arguments.GetValue(Kind);
        var connection = arguments.GetValue(Connection);
        if (kind != DatabaseKind.Sqlite && string.IsNullOrWhiteSpace(connection)) throw new ArgumentException($"--db {kind} needs --connection.");
        var web = Existing(arguments.GetValue(Web), "--web");
        var workflows = Existing(arguments.GetValue(Workflows), "--workflows");
        return new ServerOptions(arguments.GetValue(Urls)!, kind == DatabaseKind.Sqlite ? InFolder(arguments.GetValue(Data)!) : new StorageOptions(kind, connection!), arguments.GetValue(Demo), web, workflows);
    }

    private static StorageOptions InFolder(DirectoryInfo folder)
    {
        folder.Create();
        return StorageOptions.InFolder(folder.FullName);
    }

    private static string? Existing(DirectoryInfo? folder, string option) =>
        folder is { Exists: false } ? throw new ArgumentException($"{option}: there is no folder {folder.FullName}.") : folder?.FullName;

    private static void Tell(Started started, string urls)
    {
        var address = urls.Split(';')[0];
        foreach (var refused in started.Refused)
        {
            Console.WriteLine($"{refused.Name} was not published:");
            foreach (var problem in refused.Problems) Console.WriteLine($"  {problem.File}{(problem.Line is { } line ? $":{line}" : "")} {problem.Element}: {problem.Message}");
        }
        Console.WriteLine($"WorkflowHub: {address}");
        if (started.FirstAdministrator is { } path) Console.WriteLine($"Make the first administrator, once, at: {address}{path}");
        if (started.DemoPeople.Count == 0) return;
        Console.WriteLine($"A demonstration with sample people. The password of each is {started.DemoPeople[0].Password}");
        foreach (var person in started.DemoPeople) Console.WriteLine($"  {person.UserName,-10} {person.Name}, {person.Position}, {person.Unit}");
    }
}
