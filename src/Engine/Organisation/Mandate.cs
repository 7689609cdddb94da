using System.Collections.Immutable;

namespace WorkflowHub.Engine.Organisation;

/// <summary>By what right somebody acts for somebody else.</summary>
public enum Capacity
{
    /// <summary>For somebody who is absent.</summary>
    Substitute,

    /// <summary>By order of a superior, within one's own duties.</summary>
    ByOrder,

    /// <summary>On a written authorisation, which is not passed on.</summary>
    OnAuthorisation,

    /// <summary>On behalf of a body that decides collectively.</summary>
    Collective,
}

/// <summary>A right to act for another person or for a body, within a time and a scope. A substitution is one kind of it.</summary>
/// <param name="For">Person id of whom they act for; for <see cref="Capacity.Collective"/> the id of the unit whose body it is.</param>
/// <param name="Person">Who may act.</param>
/// <param name="From">The moment from which it holds.</param>
/// <param name="Until">The moment from which it holds no more.</param>
public sealed record Mandate(Capacity Capacity, string For, string Person, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Keys of the procedures it is for; empty for all.</summary>
    public ImmutableArray<string> Procedures { get; init; } = [];

    /// <summary>Units it is for, each with those below it; empty for all.</summary>
    public ImmutableArray<string> Units { get; init; } = [];

    /// <summary>Up to what amount it holds; null for any.</summary>
    public AmountLimit? Limit { get; init; }

    /// <summary>It is also for tasks that the person has already, once they are called for.</summary>
    public bool OpenTasks { get; init; }

    internal bool Holds(Case @case, OrganisationSnapshot organisation, DateTimeOffset at) =>
        From <= at && at < Until
        && (Procedures.IsEmpty || Procedures.Contains(@case.ProcedureKey))
        && (Units.IsEmpty || organisation.UnitAndAbove(@case.Unit).Any(unit => Units.Contains(unit.Id)))
        && (Limit is null || Limit.Holds(@case))
        && organisation.Person(Person) is { Active: true };
}

/// <summary>A case whose data hold no number there is not within the limit.</summary>
/// <param name="Field">Name in the case's data.</param>
public sealed record AmountLimit(string Field, decimal UpTo)
{
    internal bool Holds(Case @case) => @case.Data[Field] is Expressions.NumberValue { Number: var number } && number <= UpTo;
}
