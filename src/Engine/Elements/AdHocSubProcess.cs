using System.Collections.Immutable;
using WorkflowHub.Engine.Events;
using WorkflowHub.Engine.Organisation;
using WorkflowHub.Engine.Reading;
using WorkflowHub.Engine.Running;
using WorkflowHub.Engine.State;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Elements;

/// <summary>
/// Activities in an order that is decided while they are done (BPMN 2.0.2, 10.3.5 and 13.3.5): each is begun by a permitted person, or all begin by themselves.
/// Whether it is complete is asked each time that something in it has ended.
/// </summary>
internal sealed class AdHocSubProcess : SubProcess
{
    private readonly ImmutableArray<ParticipantRule> participants = [];
    private readonly Expression? completion;
    private readonly bool cancelsRemaining;

    public AdHocSubProcess(XmlPart part, ModelReader reader, BodyReader bodies) : base(part, reader, bodies)
    {
        IsSequential = part["ordering"] == "Sequential";
        cancelsRemaining = part["cancelRemainingInstances"] is not ("false" or "0");
        completion = part.Child("completionCondition") is { } condition ? reader.FeelIn(condition) : null;
        if (part.Extension("adhoc") is not { } adHoc) return;
        reader.OnlyKnown(adHoc, ["start"], ["participants"]);
        BeginsAll = reader.Choice(adHoc, "start", ("all", true), ("chosen", false));
        if (adHoc.Children.FirstOrDefault(child => child.IsOurs && child.Name == "participants") is { } people) participants = ParticipantReader.Read(people, reader);
        else if (!BeginsAll) reader.Problem("bpmn.participants", adHoc, $"The activities of '{Id}' are begun by people: wh:participants were expected.");
        if (!BeginsAll && completion is null) reader.Problem("bpmn.ad-hoc-completion", part, $"'{Id}' does not say when it is complete: a completionCondition was expected.");
    }

    /// <summary>Only one activity goes on at a time.</summary>
    public bool IsSequential { get; }

    /// <summary>Whether every activity to which no flow leads begins by itself, else a person chooses.</summary>
    public bool BeginsAll { get; } = true;

    /// <summary>What may be begun: everything to which no flow leads.</summary>
    public ImmutableArray<Element> Choices => Inside.Starts;

    /// <summary>Who may begin an activity.</summary>
    public ImmutableArray<Candidate> Permitted(Case @case, OrganisationSnapshot organisation)
    {
        var search = new ParticipantSearch(@case, organisation);
        foreach (var rule in participants) rule.Apply(search);
        return search.Found;
    }

    /// <summary>What stands inside is placed by a return: nothing begins by itself any more.</summary>
    public override void Open(Run run, Token token)
    {
        base.Open(run, token);
        Choose(run, token, Choices);
    }

    protected override void Begin(Run run, Token token)
    {
        // Tried again after an incident: what was begun is not begun anew.
        if (token.Chosen is not null)
        {
            run.Touch(token.Number);
            return;
        }
        run.Listen(Inside, token.Number);
        if (BeginsAll && Choices.Length > 0) Start(run, token, IsSequential ? [Choices[0]] : Choices);
        else run.Touch(token.Number);
    }

    /// <summary>Begins activities.</summary>
    public void Start(Run run, Token token, ImmutableArray<Element> activities)
    {
        Choose(run, token, activities);
        foreach (var activity in activities) run.Arrive(activity, token.Number, null);
    }

    public override void Progress(Run run, Token token)
    {
        if (completion is null || token.Undoes is not null || token.Chosen is not { } chosen || chosen.IsClosed || !chosen.Activities.Any() || run.HasIncident(token)) return;
        switch (run.Evaluate(completion, token))
        {
            case BooleanValue { Value: true }: Close(run, token); break;
            case BooleanValue or NullValue { Reason: null }: break;
            case var found:
                var why = found is NullValue { Reason: { } reason } ? reason : $"true or false was expected, {FeelText.Of(found)} was found.";
                run.Raise(token, this, "expression", $"The completion condition \"{completion.Source}\" of '{Id}' cannot be judged: {why}");
                break;
        }
    }

    public override void Complete(Run run, Token token)
    {
        if (token.Undoes is not null || token.Chosen is { IsClosed: true }) base.Complete(run, token);
        else if (!run.HasIncident(token)) GoOn(run, token);
    }

    /// <summary>Nothing goes on inside, and it is not complete.</summary>
    private void GoOn(Run run, Token token)
    {
        var begun = token.Chosen?.Activities ?? [];
        if (!BeginsAll) return;
        if (Choices.FirstOrDefault(choice => !begun.Contains(choice.Id)) is { } next) Start(run, token, [next]);
        else if (completion is null) base.Complete(run, token);
        else if (participants.IsEmpty) run.Raise(token, this, "not-complete", $"Everything in '{Id}' is done, and \"{completion.Source}\" is not true: it cannot be completed.");
    }

    private void Close(Run run, Token token)
    {
        Choose(run, token, [], closes: true);
        if (cancelsRemaining) run.CancelInside(token.Number, "the completion condition is met");
    }

    private void Choose(Run run, Token token, ImmutableArray<Element> activities, bool closes = false) =>
        run.Emit(new ActivitiesChosen(token.Number, Id, [.. activities.Select(activity => activity.Id)], closes ? true : null) { At = run.At, By = run.By });
}
