namespace WorkflowHub.Storage.Rows;

public sealed class UnitRow
{
    public required string Id { get; set; }
    public required string Code { get; set; }

    /// <summary>Names by language, JSON object.</summary>
    public required string Names { get; set; }

    public required string Type { get; set; }
    public string? ParentId { get; set; }

    /// <summary>What the unit says of its working time, JSON; null when all is as in the unit above.</summary>
    public string? Calendar { get; set; }

    /// <summary>Ids from the root to this unit, <c>/centre/north/dept/</c>: a subtree is a prefix.</summary>
    public required string Path { get; set; }
}

public sealed class PersonRow
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public required string Language { get; set; }
    public bool Active { get; set; } = true;
    public List<AssignmentRow> Posts { get; } = [];
}

public sealed class AssignmentRow
{
    public required string PersonId { get; set; }
    public required string UnitId { get; set; }
    public required string Position { get; set; }
    public bool Main { get; set; }
}

/// <summary>Which unit a member belongs to; exactly one row per member, in a unit or visibly in transit.</summary>
public sealed class MembershipRow
{
    public required string PersonId { get; set; }

    /// <summary>The unit, or the one that released the member while in transit.</summary>
    public required string UnitId { get; set; }

    /// <summary>Where the member is going while in transit; null when settled.</summary>
    public string? TransitToUnitId { get; set; }

    public Guid? TransitCaseId { get; set; }
}

/// <summary>A change of a member's belonging, by the job that asked for it: asked again, it is not done again.</summary>
public sealed class MembershipMoveRow
{
    public Guid CaseId { get; set; }
    public int Job { get; set; }
    public required string PersonId { get; set; }

    /// <summary><c>release</c>, <c>accept</c> or <c>revert</c>.</summary>
    public required string Action { get; set; }

    public required string FromUnitId { get; set; }
    public required string ToUnitId { get; set; }
    public DateTime At { get; set; }
}
