namespace WorkflowHub.Engine.Organisation;

/// <summary>Which unit a participant rule means.</summary>
internal abstract record UnitRule
{
    public abstract string? Find(Case @case, OrganisationSnapshot organisation);
    public abstract string Words { get; }

    /// <summary><c>case</c>, <c>applicant</c>, <c>field:NAME</c>, <c>id:UNIT</c> or <c>ancestor:TYPE</c>; null for anything else.</summary>
    public static UnitRule? Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return (kind, name) switch
        {
            ("case", "") => new CaseUnit(),
            ("applicant", "") => new ApplicantUnit(),
            ("field", not "") => new FieldUnit(name),
            ("id", not "") => new FixedUnit(name),
            ("ancestor", not "") => new AncestorUnit(name),
            _ => null,
        };
    }
}

internal sealed record CaseUnit : UnitRule
{
    public override string? Find(Case @case, OrganisationSnapshot organisation) => @case.Unit;
    public override string Words => "the case's unit";
}

internal sealed record ApplicantUnit : UnitRule
{
    public override string? Find(Case @case, OrganisationSnapshot organisation) => organisation.MainUnitOf(@case.Applicant);
    public override string Words => "the applicant's unit";
}

internal sealed record FieldUnit(string Name) : UnitRule
{
    public override string? Find(Case @case, OrganisationSnapshot organisation) => @case.Data[Name].AsText;
    public override string Words => $"the unit chosen in \"{Name}\"";
}

internal sealed record FixedUnit(string Id) : UnitRule
{
    public override string? Find(Case @case, OrganisationSnapshot organisation) => Id;
    public override string Words => $"the unit {Id}";
}

internal sealed record AncestorUnit(string Type) : UnitRule
{
    public override string? Find(Case @case, OrganisationSnapshot organisation) => organisation.UnitAndAbove(@case.Unit).FirstOrDefault(unit => unit.Type == Type)?.Id;
    public override string Words => $"the {Type} that the case's unit belongs to";
}
