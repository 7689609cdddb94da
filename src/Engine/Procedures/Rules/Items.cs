namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>The item definitions that data and messages carry.</summary>
internal static class Items
{
    /// <summary>Whether one of the first carries the same item as one of the second: the same definition, or definitions of the same structure.</summary>
    public static bool Meet(IEnumerable<Node?> data, IEnumerable<Node?> carriers)
    {
        var carried = carriers.Select(Of).OfType<Node>().ToList();
        return data.Select(Of).OfType<Node>().Any(item => carried.Exists(other => Same(item, other)));
    }

    public static bool Same(Node a, Node b) => a == b || (a["structureRef"] is { } structure && structure == b["structureRef"]);

    /// <summary>The item definition of data, a message, an error, an escalation or a signal; null when it names none.</summary>
    public static Node? Of(Node? carrier) => carrier?.Name switch
    {
        null => null,
        "dataObjectReference" => Of(carrier.Target("dataObjectRef")),
        "dataStoreReference" => Of(carrier.Target("dataStoreRef")),
        "message" => carrier.Target("itemRef"),
        "error" or "escalation" or "signal" => carrier.Target("structureRef"),
        _ => carrier.Target("itemSubjectRef"),
    };

    /// <summary>Whether data that is referred to names an item at all.</summary>
    public static bool Says(Node carrier) => carrier.Name switch
    {
        "dataObjectReference" => carrier.Target("dataObjectRef") is { } data && Says(data),
        "dataStoreReference" => carrier.Target("dataStoreRef") is { } store && Says(store),
        _ => carrier["itemSubjectRef"] is not null,
    };
}
