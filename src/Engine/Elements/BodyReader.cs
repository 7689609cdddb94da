using System.Collections.Immutable;
using WorkflowHub.Engine.Reading;

namespace WorkflowHub.Engine.Elements;

/// <summary>Reads what is inside a container: its elements first, then the flows between them, then the checks that need both.</summary>
internal sealed class BodyReader(ModelReader reader)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public Dictionary<string, Element> Elements { get; } = new(StringComparer.Ordinal);

    public Body Read(XmlPart container, Element? owner)
    {
        var body = new Body(owner);
        var elements = ImmutableArray.CreateBuilder<Element>();
        foreach (var part in container.Children.Where(part => part.IsBpmn && part.Name != "sequenceFlow" && !Activity.IsMarker(part)))
        {
            if (ElementKinds.Silent.Contains(part.Name) || !HasNewId(part) || ElementKinds.Read(part, reader, this) is not { } element) continue;
            element.Body = body;
            Elements[element.Id] = element;
            elements.Add(element);
        }
        body.Elements = elements.DrainToImmutable();
        body.Flows = ReadFlows(container, body);
        Attach(body);
        foreach (var joined in body.Elements.OfType<CompensationBoundary>()) joined.Join(Elements);
        body.Starts = Starts(body);
        body.EventStarts = [.. body.Elements.OfType<EventSubProcess>().Select(process => process.BegunBy).OfType<EventStart>()];
        foreach (var element in body.Elements) element.Check(reader);
        return body;
    }

    private bool HasNewId(XmlPart part)
    {
        if (part.Id is not { Length: > 0 } id)
        {
            reader.Problem("bpmn.id-missing", part, $"'{part.Name}' needs an id.");
            return false;
        }
        if (ids.Add(id)) return true;
        reader.Problem("bpmn.id-twice", part, $"The id '{id}' is used twice.");
        return false;
    }

    private ImmutableArray<Flow> ReadFlows(XmlPart container, Body body)
    {
        var flows = ImmutableArray.CreateBuilder<Flow>();
        foreach (var part in container.ChildrenNamed("sequenceFlow"))
        {
            if (!HasNewId(part)) continue;
            var condition = part.Child("conditionExpression") is { } expression ? reader.FeelIn(expression) : null;
            var source = End(part, "sourceRef", body);
            var target = End(part, "targetRef", body);
            if (source is null || target is null) continue;
            if (!target.TakesFlows)
            {
                reader.Problem("bpmn.flow-target", part, $"Flow '{part.Id}' may not lead to '{target.Id}': a {target.Part.Name} has no incoming flow.");
                continue;
            }
            var flow = new Flow(part.Id!, source, target, condition);
            source.Outgoing = source.Outgoing.Add(flow);
            target.Incoming = target.Incoming.Add(flow);
            flows.Add(flow);
        }
        foreach (var element in body.Elements)
        {
            element.Outgoing = AsListed(element);
            FindDefault(element);
        }
        return flows.DrainToImmutable();
    }

    /// <summary>Flows leave in the order in which their element lists them, where it lists them all; otherwise in that of the file.</summary>
    private static ImmutableArray<Flow> AsListed(Element element)
    {
        if (element.Outgoing.Length < 2) return element.Outgoing;
        var listed = element.Part.ChildrenNamed("outgoing").Select(part => ModelReader.Local(part.Text)).ToList();
        return element.Outgoing.All(flow => listed.Contains(flow.Id)) ? [.. element.Outgoing.OrderBy(flow => listed.IndexOf(flow.Id))] : element.Outgoing;
    }

    private Element? End(XmlPart flow, string attribute, Body body)
    {
        var id = reader.Required(flow, attribute);
        if (id.Length == 0) return null;
        if (Elements.TryGetValue(id, out var element) && element.Body == body) return element;
        // An element that could not be read has its own problem already.
        if (element is not null || !ids.Contains(id))
        {
            var rule = attribute == "sourceRef" ? "bpmn.flow-source" : "bpmn.flow-target";
            var why = element is null ? "there is no such element" : "it stands in another container";
            reader.Problem(rule, flow, $"Flow '{flow.Id}' names '{id}' as its {attribute}: {why}.");
        }
        return null;
    }

    private void FindDefault(Element element)
    {
        if (element.Part["default"] is not { } id) return;
        element.Default = element.Outgoing.FirstOrDefault(flow => flow.Id == id);
        if (element.Default is null) reader.Problem("bpmn.default", element.Part, $"The default flow '{id}' of '{element.Id}' does not leave it.");
    }

    private void Attach(Body body)
    {
        foreach (var boundary in body.Elements.OfType<BoundaryEvent>())
        {
            if (Elements.GetValueOrDefault(boundary.HostId) is Activity host && host.Body == body)
            {
                boundary.Host = host;
                host.Border.Add(boundary);
            }
            else if (!ids.Contains(boundary.HostId) || Elements.ContainsKey(boundary.HostId))
            {
                reader.Problem("bpmn.boundary-host", boundary.Part, $"Boundary event '{boundary.Id}' is attached to '{boundary.HostId}', which is no activity beside it.");
            }
        }
    }

    private ImmutableArray<Element> Starts(Body body)
    {
        ImmutableArray<Element> events = [.. body.Elements.Where(element => element is StartEvent or EventStart)];
        ImmutableArray<Element> loose = [.. body.Elements.Where(element => element.Incoming.IsEmpty && element.TakesFlows && !Beginning.Is(element))];
        body.Beginnings = Beginning.In(body);
        if (events.IsEmpty && body.Beginnings.IsEmpty) return loose;
        foreach (var element in loose)
            reader.Problem("bpmn.no-way-in", element.Part, $"No flow leads to '{element.Id}'.");
        ImmutableArray<Element> none = [.. events.Where(start => start.Listener is null || body.Owner is not null)];
        foreach (var start in none.Skip(1))
            reader.Problem("bpmn.one-start", start.Part, $"'{start.Id}' is a second start event without a trigger; one is expected.");
        return none;
    }
}
