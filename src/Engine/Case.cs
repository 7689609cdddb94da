using WorkflowHub.Expressions;

namespace WorkflowHub.Engine;

public enum CaseStatus { None, Active, Completed, Terminated, Withdrawn, Cancelled }

/// <summary>One run of a procedure version: the fold of its journal. Immutable.</summary>
public sealed partial record Case
{
    /// <summary>What a case is before its first event.</summary>
    public static readonly Case None = new();

    public Guid Id { get; init; }

    /// <summary>Number of events in the journal so far; the next event has sequence <c>Revision + 1</c>.</summary>
    public long Revision { get; init; }

    public CaseStatus Status { get; init; }
    public string ProcedureKey { get; init; } = "";
    public int ProcedureVersion { get; init; }

    /// <summary>Person id of who asked for it.</summary>
    public string Applicant { get; init; } = "";

    /// <summary>Unit id on whose behalf it runs.</summary>
    public string Unit { get; init; } = "";

    public string Title { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Form answers so far, one object, top-level names as in the forms; job results under the names their step gave them.</summary>
    public ContextValue Data { get; init; } = ContextValue.Empty;
}
