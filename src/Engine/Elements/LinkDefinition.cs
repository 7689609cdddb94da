using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>A link: from any of its sources control goes on at its one target in the same container, as if a sequence flow led there (BPMN 2.0.2, 10.5.5).</summary>
internal sealed record LinkDefinition(string Name)
{
    /// <summary>The link of an event; null when it has none. A link stands alone: an event has no other definition beside it.</summary>
    public static LinkDefinition? Read(XmlPart part, ModelReader reader)
    {
        var definitions = part.Children.Where(EventDefinition.Is).ToList();
        if (definitions.Find(definition => definition.Name == "linkEventDefinition") is not { } link) return null;
        if (definitions.Count > 1) reader.Problem("bpmn.link-alone", part, $"'{part.Id}' has a link: it may have no other event definition.");
        return new LinkDefinition(reader.Required(link, "name"));
    }

    public IEnumerable<ThrowEvent> Sources(Body body) => body.Elements.OfType<ThrowEvent>().Where(source => source.Link == this);

    /// <summary>Null when there is none, which is a problem of its source.</summary>
    public CatchEvent? Target(Body body) => body.Elements.OfType<CatchEvent>().FirstOrDefault(target => target.Link == this);

    public void CheckSource(ThrowEvent source, ModelReader checker)
    {
        if (Target(source.Body) is null) checker.Problem("bpmn.link-missing", source.Part, $"The link '{Name}' of '{source.Id}' leads nowhere: a catch event with a link of this name was expected in the same container.");
        if (!source.Outgoing.IsEmpty) checker.Problem("bpmn.link-flow", source.Part, $"'{source.Id}' goes on by its link '{Name}': it may have no outgoing flow.");
    }

    public void CheckTarget(CatchEvent target, ModelReader checker)
    {
        if (Target(target.Body) != target) checker.Problem("bpmn.link-twice", target.Part, $"'{target.Id}' is a second target of the link '{Name}'; one is expected.");
        if (!Sources(target.Body).Any()) checker.Problem("bpmn.link-unused", target.Part, $"No link '{Name}' leads to '{target.Id}': a throw event with a link of this name was expected in the same container.");
    }
}
