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
    public ImmutableArray<string> Declared => declared;
    public ImmutableArray<DataAssociation> Inputs => inputs;
    public ImmutableArray<DataAssociation> Outputs => outputs;

    public static ActivityData Read(XmlPart part, ModelReader reader) => new(
        part, [.. DataItems.DeclaredBy(part)], DataAssociation.Read(part, "dataInputAssociation", reader), DataAssociation.Read(part, "dataOutputAssociation", reader));

    /// <summary>Declares its variables and works out its inputs; asked again after an incident, its inputs anew.</summary>
    /// <returns>False when an incident was raised instead.</returns>
    public bool Take(Run run, Token token, Element element)
    {
        token = run.Case.Tokens.Numbered(token.Number)!;
        var taken = ContextValue.From(declared.Where(name => !token.Variables.TryGet(name, out _)).Select(name => KeyValuePair.Create(name, Value.Null)));
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
            if (token.Variables.TryGet(name, out var own) && !declared.Contains(name)) return own;
            var outer = run.Lookup(name, run.Around(token));
            return outer.IsNull && taken.TryGet(name, out var given) ? given : outer;
        }
    }

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

    private static bool IsFault(Run run, Token token, Element element, DataAssociation association, Value value, string? stage)
    {
        if (value is not NullValue { Reason: { } reason }) return false;
        run.Raise(token, element, "expression", $"'{association.Target.Name}' of '{element.Id}' could not be worked out: {reason}", stage: stage);
        return true;
    }
}
