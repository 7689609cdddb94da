using System.Globalization;

namespace WorkflowHub.Benchmarks;

/// <param name="Scenario">Which scenario to run.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgres</c>; scenarios without a database do not ask.</param>
/// <param name="Clients">How many ask at once.</param>
/// <param name="Json">Whether the last line is one JSON object.</param>
internal sealed record Options(string Scenario, string Database, int Clients, bool Json)
{
    /// <summary>Null when the arguments are not understood.</summary>
    public static Options? Read(string[] args)
    {
        if (args is not [var scenario, .. var rest] || scenario.StartsWith('-')) return null;
        var options = new Options(scenario, "sqlite", 1, false);
        for (var i = 0; i < rest.Length; i++)
        {
            var next = i + 1 < rest.Length ? rest[i + 1] : "";
            switch (rest[i])
            {
                case "--json": options = options with { Json = true }; break;
                case "--db" when next is "sqlite" or "postgres": options = options with { Database = next }; i++; break;
                case "--clients" when int.TryParse(next, CultureInfo.InvariantCulture, out var clients) && clients > 0: options = options with { Clients = clients }; i++; break;
                default: return null;
            }
        }
        return options;
    }
}
