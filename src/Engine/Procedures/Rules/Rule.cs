namespace WorkflowHub.Engine.Procedures.Rules;

/// <summary>One static rule of the BPMN specification: which elements it is about, and when one of them breaks it.</summary>
/// <param name="Name">Stable name, e.g. <c>bpmn.start-incoming</c>.</param>
/// <param name="Sentence">What is expected, as a designer reads it.</param>
/// <param name="On">Local names of the elements, with spaces between.</param>
/// <param name="Broken">Whether an element breaks it.</param>
/// <param name="Form">
/// A rule about how files are exchanged, or about data types that are not run here: a file that breaks it can be executed all the same. Publishing does not
/// ask for it.
/// </param>
internal sealed record Rule(string Name, string Sentence, string On, Func<Node, bool> Broken, bool Form = false);
