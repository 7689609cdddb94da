namespace WorkflowHub.Engine.Events;

/// <summary>A file was put to the case. Where its content is kept is known by its key.</summary>
public sealed record FileAttached(string Key, string Name, string Hash, int? Task) : Event
{
    internal override Case Apply(Case was) => was;
}
