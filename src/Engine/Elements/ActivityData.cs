using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// The data of one activation of an activity (BPMN 2.0.2, 10.4): what it declares, what it is given when it begins, what it gives when it is done.
/// </summary>
/// <param name="declared">Variables of the activation, null at first.</param>
internal sealed class ActivityData(XmlPart part, ImmutableArray<string> declared, ImmutableArray<DataAssociation> inputs, ImmutableArray<DataAssociation> outputs)
{
    /// <summary>
    /// The data of a multi-instance activity as a whole, the lists that its instances run over and give, and those of each time it is done: everything
    /// else (BPMN 2.0.2, 10.4.2 with table 10.29).
    /// </summary>
    public static (ActivityData Whole, ActivityData Each) Read(XmlPart part, MultiInstance? loop, ModelReader reader)
    {
        var lists = new[] { loop?.Input, loop?.Output }.OfType<DataItem>().Where(list => IsOf(list, part)).ToList();
        var declared = DataItems.DeclaredBy(part).Where(name => !lists.Exists(list => list.Name == name));
        var inputs = DataAssociation.Read(part, "dataInputAssociation", reader).ToLookup(association => lists.Exists(list => list.Part == association.Target.Part));
        var outputs = DataAssociation.Read(part, "dataOutputAssociation", reader).ToLookup(association => association.Sources.Any(source => lists.Exists(list => list.Part == source.Part)));
        return (
            new ActivityData(part, [.. lists.Where(list => list == loop?.Input).Select(list => list.Name)], [.. inputs[true]], [.. outputs[true]]),
            new ActivityData(part, [.. declared], [.. inputs[false]], [.. outputs[false]]));
    }

    /// <summary>Whether data are declared by an activity itself.</summary>
    public static bool IsOf(DataItem item, XmlPart activity) => item.Part.Parent == activity || (item.Part.Parent?.Name == "ioSpecification" && item.Part.Parent.Parent == activity);

    /// <summary>Declares its variables and works out its inputs; asked again after an incident, its inputs anew.</summary>
    /// <param name="own">What the activation has of its own beside what is declared.</param>
    /// <returns>False when an incident was raised instead.</returns>
    public bool Take(Run run, Token token, Element element, ContextValue? own = null)
    {
        token = run.Case.Tokens.Numbered(token.Number)!;
        own ??= ContextValue.Empty;
        var taken = Missing(token, own);
        foreach (var association in inputs)
        {
            var value = association.Evaluate(Outside, taken[association.Target.Name]);
            if (IsFault(run, token, element, association, value, null)) return false;
            taken = taken.With(association.Target.Name, value);
        }
        run.Declare(token, taken);
        return true;

        // A source may be called as the input it goes to: what comes from outside is looked for there, except what belongs to this activation alone.
        Value Outside(string name)
        {
            if ((token.Variables.TryGet(name, out var kept) || own.TryGet(name, out kept)) && !declared.Contains(name)) return kept;
            var outer = run.Lookup(name, run.Around(token));
            return outer.IsNull && taken.TryGet(name, out var given) ? given : outer;
        }
    }

    /// <summary>Declares its variables alone.</summary>
    public void Declare(Run run, Token token, ContextValue own) => run.Declare(token, Missing(token, own));

    /// <summary>Gives what it has to whom it is due.</summary>
    /// <returns>False when an incident was raised instead.</returns>
    public bool Give(Run run, Token token, Element element)
    {
        if (outputs.IsEmpty) return true;
        token = run.Case.Tokens.Numbered(token.Number)!;
        var (own, outer) = (ContextValue.Empty, ContextValue.Empty);
        foreach (var association in outputs)
        {
            var target = association.Target;
            var isOwn = target.Part.Parent == part || (token.Variables.TryGet(target.Name, out _) && !declared.Contains(target.Name));
            var before = isOwn ? Current(own, target.Name, token) : Current(outer, target.Name, run.Around(token));
            var value = association.Evaluate(name => run.Lookup(name, token), before);
            if (IsFault(run, token, element, association, value, IncidentRaised.GivingStage)) return false;
            if (isOwn) own = own.With(target.Name, value);
            else outer = outer.With(target.Name, value);
            if (target.State is { } state) outer = outer.With(DataItems.StateOf(target.Name), Value.Of(state));
        }
        run.Declare(token, own);
        run.Change(outer, run.Around(token));
        return true;

        Value Current(ContextValue given, string name, Token? from) => given.TryGet(name, out var value) ? value : run.Lookup(name, from);
    }

    private ContextValue Missing(Token token, ContextValue own) =>
        ContextValue.From(own.Concat(declared.Select(name => KeyValuePair.Create(name, Value.Null))).Where(entry => !token.Variables.TryGet(entry.Key, out _)));

    private static bool IsFault(Run run, Token token, Element element, DataAssociation association, Value value, string? stage)
    {
        if (value is not NullValue { Reason: { } reason }) return false;
        run.Raise(token, element, "expression", $"'{association.Target.Name}' of '{element.Id}' could not be worked out: {reason}", stage: stage);
        return true;
    }
}
