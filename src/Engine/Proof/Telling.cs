using WorkflowHub.Engine.Procedures.Rules;

namespace WorkflowHub.Engine.Proof;

/// <summary>Findings in words that a designer reads.</summary>
internal sealed class Telling(BpmnModel model, Net net)
{
    public Soundness Tell(Judgement judgement, int maxStates) => new(judgement.IsWhole, judgement.States, [.. judgement.Findings.Select(Flaw)])
    {
        Unproved = judgement.IsWhole ? null : $"Not proved within the limit of {maxStates:N0} states (MaxStates): only the flaws named here are certain.",
    };

    private Flaw Flaw(Finding finding) => new(finding.Kind, finding.Element, Sentence(finding), [.. finding.Way.Select(Move)]);

    private string Sentence(Finding finding) => finding.Kind switch
    {
        FlawKind.Unsafe => $"Two tokens may meet {Where(finding.Element)}.",
        FlawKind.ImproperCompletion => $"The end {Called(finding.Element)} may be reached more than once.",
        FlawKind.NoWayToTheEnd => $"The end may never be reached: {Where(finding.Element)} it may go on no more.",
        FlawKind.Livelock => $"It may go round for ever and never come to the end, once it is {Where(finding.Element)}.",
        _ => $"{Called(finding.Element)} is never reached.",
    };

    /// <summary>A flow is told by where it leads.</summary>
    private string Where(string id) => model.Find(id) is { Name: "sequenceFlow" } flow ? $"before {Called(BpmnModel.Local(flow["targetRef"]) ?? id)}" : $"at {Called(id)}";

    private string Called(string id) => $"\"{(model.Find(id)?["name"] is { Length: > 0 } name ? name : id)}\"";

    private FlawMove Move(Played played)
    {
        var move = net.Moves[played.Move];
        var flows = move.Put.Concat(move.Any.Where((_, at) => (played.Chosen & (1UL << at)) != 0).SelectMany(choice => choice.Put))
            .Select(place => model.Find(net.Places[place].Name)).OfType<Node>().Where(node => node.Name == "sequenceFlow").ToList();
        return new FlawMove(move.Element, [.. flows.Select(flow => flow.Id!)], Sentence(move, flows));
    }

    private string Sentence(Move move, List<Node> flows)
    {
        var called = Called(move.Element);
        var to = string.Join(" and ", flows.Select(flow => Called(BpmnModel.Local(flow["targetRef"]) ?? "")));
        if (move.Catcher is { } catcher) return $"{called} throws, and {Called(catcher.Id ?? "")} catches it.";
        return move.Node.Name switch
        {
            "startEvent" => $"{called} begins.",
            "endEvent" => $"The end {called} is reached.",
            "boundaryEvent" => $"{called} happens{(move.Node.Is("cancelActivity", otherwise: true) ? " and interrupts" : " beside")} {Called(move.Node["attachedToRef"] ?? "")}.",
            "exclusiveGateway" or "inclusiveGateway" => flows.Count == 0 ? $"{called} is passed." : $"At {called} the way to {to} is taken.",
            "parallelGateway" => move.Take.Length > 1 ? $"All ways to {called} have come together." : $"At {called} the ways to {to} begin.",
            "intermediateCatchEvent" => $"{called} happens.",
            "process" => "The process begins.",
            _ when flows.Count == 0 && move.Put.Length > 0 => $"{called} is begun.",
            _ => $"{called} is done.",
        };
    }
}
