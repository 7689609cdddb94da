using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Cases;

/// <summary>The last few commands of a case: a double click is answered without asking the database, which knows them all.</summary>
internal sealed class RecentKeys
{
    private const int Limit = 32;
    private readonly Queue<string> order = new();
    private readonly Dictionary<string, PastCommand> commands = new(StringComparer.Ordinal);

    public PastCommand? Find(string key) => commands.GetValueOrDefault(key);

    public void Add(string key, PastCommand command)
    {
        commands[key] = command;
        order.Enqueue(key);
        if (order.Count > Limit) commands.Remove(order.Dequeue());
    }
}
