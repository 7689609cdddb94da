namespace WorkflowHub.Engine.Organisation;

/// <summary>How a rule names a unit: <c>case</c>, <c>applicant</c>, <c>field:NAME</c>, <c>id:UNIT</c>, <c>ancestor:TYPE</c>.</summary>
internal sealed record UnitReference(UnitReferenceKind Kind, string Argument)
{
    /// <summary>The reference a text writes, or null.</summary>
    public static UnitReference? Parse(string text)
    {
        if (text == "case") return new UnitReference(UnitReferenceKind.Case, "");
        if (text == "applicant") return new UnitReference(UnitReferenceKind.Applicant, "");
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || colon == text.Length - 1) return null;
        UnitReferenceKind? kind = text[..colon] switch
        {
            "field" => UnitReferenceKind.Field,
            "id" => UnitReferenceKind.Id,
            "ancestor" => UnitReferenceKind.Ancestor,
            _ => null,
        };
        return kind is { } known ? new UnitReference(known, text[(colon + 1)..]) : null;
    }

    public Unit? Find(ParticipantSearch search)
    {
        var organisation = search.Organisation;
        return Kind switch
        {
            UnitReferenceKind.Case => organisation.Unit(search.Case.Unit),
            UnitReferenceKind.Applicant => organisation.MainUnitOf(search.Case.Applicant) is { } unit ? organisation.Unit(unit) : null,
            UnitReferenceKind.Field => search.Lookup(Argument).AsText is { } id ? organisation.Unit(id) : null,
            UnitReferenceKind.Id => organisation.Unit(Argument),
            _ => organisation.UnitAndAbove(search.Case.Unit).FirstOrDefault(unit => unit.Type == Argument),
        };
    }
}

internal enum UnitReferenceKind { Case, Applicant, Field, Id, Ancestor }
