using WorkflowHub.Fuzz;

// dotnet run -c Release --project tests/Fuzz -- [--seconds 60] [--seed 1] [--target expression|tests|model] [--input FILE]
// Ends with 0 where nothing was found, 1 where something was, and one line of JSON.
if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine("Known: --seconds N, --seed N, --target expression|tests|model, --input FILE (one input again, without change).");
    return 2;
}
return options.IsInstrumented ? Fuzzing.Run(options) : Instrumentation.RunInstrumented(args);
