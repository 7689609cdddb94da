using System.CommandLine;
using System.Text.Json;
using WorkflowHub.Durability;
using WorkflowHub.Servers;

// Kills the server without a word, again and again, under load: nothing it acknowledged may be lost, nothing may happen twice.
var kills = new Option<int>("--kills") { Description = "How often the server is killed.", DefaultValueFactory = _ => 20 };
var db = new Option<string>("--db") { Description = "sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
db.AcceptOnlyFromAmong("sqlite", "postgres");
var clients = new Option<int>("--clients") { Description = "How many people work at the same time.", DefaultValueFactory = _ => 8 };
var seed = new Option<int>("--seed") { Description = "Chooses the moments of the kills.", DefaultValueFactory = _ => 1 };
var json = new Option<bool>("--json") { Description = "The last line is one JSON object." };

var root = new RootCommand("Kills the server under load and looks for what was lost or doubled.") { kills, db, clients, seed, json };
root.SetAction(async (arguments, _) =>
{
    await TestApplication.BuildAsync();
    var run = new KillRun(TestApplication.Program, arguments.GetValue(db)!, arguments.GetValue(kills), arguments.GetValue(clients), arguments.GetValue(seed));
    var verdict = await run.PlayAsync(Console.Error.WriteLine);
    foreach (var fault in verdict.Faults) Console.Error.WriteLine(fault);
    Console.WriteLine(arguments.GetValue(json) ? JsonSerializer.Serialize(verdict, JsonSerializerOptions.Web) : verdict.ToString());
    return verdict.Faults.Count == 0 ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
