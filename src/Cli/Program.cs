using System.CommandLine;
using WorkflowHub.Cli.Commands;

var root = new RootCommand("WorkflowHub runs the administrative procedures of organisations.") { Serve.Command(), Check.Command(), Test.Command() };
// The server ends by itself when asked to, in its own time.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
