namespace WorkflowHub.Engine.Effects;

/// <summary>A case of another procedure is to be opened that speaks of this one.</summary>
/// <param name="Procedure">Key of the procedure.</param>
/// <param name="Applicant">Person id of who asks for it.</param>
/// <param name="Unit">Unit id on whose behalf it runs.</param>
/// <param name="Of">The case it speaks of.</param>
public sealed record OpenLinkedCase(string Procedure, string Applicant, string Unit, Guid Of, string Reason) : Effect;
