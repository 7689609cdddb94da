using System.Globalization;
using System.Xml.Linq;

namespace WorkflowHub.Workflows.Tests;

/// <summary>A diagram is there to be read: everything is drawn, nothing lies over anything else, every line begins and ends where it should.</summary>
public sealed class DiagramTests
{
    private static readonly XNamespace Drawing = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Shapes = "http://www.omg.org/spec/DD/20100524/DC";
    private static readonly XNamespace Lines = "http://www.omg.org/spec/DD/20100524/DI";

    public static TheoryData<string> Packages => [.. Library.Packages.Keys];

    private sealed record Box(string Element, double X, double Y, double Width, double Height)
    {
        public bool Holds(Box other) => other.X >= X && other.Y >= Y && other.X + other.Width <= X + Width && other.Y + other.Height <= Y + Height;
        public bool Overlaps(Box other) => X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
        public bool Touches(double x, double y) => x >= X - 1 && x <= X + Width + 1 && y >= Y - 1 && y <= Y + Height + 1;
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_element_is_drawn_and_none_lies_over_another(string package)
    {
        var (process, boxes) = Read(package);
        var elements = process.Descendants().Where(IsNode).Select(node => (string)node.Attribute("id")!).ToList();

        Assert.Equal(elements.Order(), boxes.Keys.Order());
        var boundary = process.Descendants(Bpmn + "boundaryEvent").Select(node => (string)node.Attribute("id")!).ToHashSet();
        var solid = boxes.Values.Where(box => !boundary.Contains(box.Element)).ToList();
        foreach (var one in solid)
            foreach (var other in solid)
                Assert.False(one != other && one.Overlaps(other) && !one.Holds(other) && !other.Holds(one), $"{one.Element} and {other.Element} overlap.");
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_flow_is_a_line_of_right_angles_from_its_source_to_its_target(string package)
    {
        var (process, boxes) = Read(package);
        var edges = process.Document!.Descendants(Drawing + "BPMNEdge").ToDictionary(edge => (string)edge.Attribute("bpmnElement")!);
        foreach (var flow in process.Descendants(Bpmn + "sequenceFlow"))
        {
            var id = (string)flow.Attribute("id")!;
            var points = edges[id].Elements(Lines + "waypoint").Select(point => (X: Number(point, "x"), Y: Number(point, "y"))).ToList();

            Assert.True(boxes[(string)flow.Attribute("sourceRef")!].Touches(points[0].X, points[0].Y), $"{id} does not begin at its source.");
            Assert.True(boxes[(string)flow.Attribute("targetRef")!].Touches(points[^1].X, points[^1].Y), $"{id} does not end at its target.");
            Assert.All(points.Zip(points.Skip(1)), pair => Assert.True(pair.First.X == pair.Second.X || pair.First.Y == pair.Second.Y, $"{id} is slanted."));
        }
    }

    private static (XElement Process, Dictionary<string, Box> Boxes) Read(string package)
    {
        var reading = Library.Packages[package].Package!;
        using var stream = new MemoryStream(reading.Files.Single(file => file.Path == reading.Source.Process).Content.ToArray());
        var document = XDocument.Load(stream);
        var boxes = document.Descendants(Drawing + "BPMNShape").Select(BoxOf).ToDictionary(box => box.Element);
        return (document.Root!.Element(Bpmn + "process")!, boxes);
    }

    private static Box BoxOf(XElement shape)
    {
        var bounds = shape.Element(Shapes + "Bounds")!;
        return new Box((string)shape.Attribute("bpmnElement")!, Number(bounds, "x"), Number(bounds, "y"), Number(bounds, "width"), Number(bounds, "height"));
    }

    private static bool IsNode(XElement element) =>
        element.Name.Namespace == Bpmn && (element.Name.LocalName.EndsWith("Event", StringComparison.Ordinal) || element.Name.LocalName.EndsWith("Task", StringComparison.Ordinal)
            || element.Name.LocalName.EndsWith("Gateway", StringComparison.Ordinal) || element.Name.LocalName == "subProcess");

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
