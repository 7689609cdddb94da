namespace WorkflowHub.Engine;

/// <summary>Something in a procedure's files that must be mended before it can be published.</summary>
/// <param name="Rule">Stable name of the rule that is broken, e.g. <c>bpmn.flow-target</c>.</param>
/// <param name="Message">A sentence a designer can read: which thing, what was expected, what was found.</param>
/// <param name="File">Path within the package, e.g. <c>process.bpmn</c>.</param>
/// <param name="Element">Id of the BPMN element, or JSON pointer or name within the file, when there is one.</param>
/// <param name="Line">From 1, when known.</param>
public sealed record Problem(string Rule, string Message, string? File = null, string? Element = null, int? Line = null);
