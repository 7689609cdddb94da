using System.Collections.Immutable;
using WorkflowHub.Engine;
using WorkflowHub.Engine.Proof;

namespace WorkflowHub.Designer.Checks;

/// <summary>What the proof says of a package's process, in a designer's words.</summary>
/// <param name="Flaws">What is wrong, each with the way it comes about.</param>
public sealed record SoundnessReport(SoundnessVerdict Verdict, ImmutableArray<SoundnessFlaw> Flaws)
{
    /// <summary>Proves the process of a package that has no problems.</summary>
    public static SoundnessReport Of(Package package)
    {
        var process = package.Files.First(file => file.Path == package.Source.Process);
        if (SoundnessProof.Of(process.Content) is not { } proof) return new SoundnessReport(SoundnessVerdict.NotProved, []);
        var flaws = proof.Flaws.Select(flaw => Told(flaw, package)).ToImmutableArray();
        // A flaw that was found is one, whether or not all was looked at.
        return new SoundnessReport(!flaws.IsEmpty ? SoundnessVerdict.Unsound : proof.Proved ? SoundnessVerdict.Sound : SoundnessVerdict.NotProved, flaws);
    }

    /// <summary>The flaws as problems: why the package is not published.</summary>
    public IEnumerable<Problem> Problems(Package package) =>
        Flaws.Select(flaw => new Problem(flaw.Rule, flaw.Moves.IsEmpty ? flaw.Message : $"{flaw.Message} How it comes about: {string.Join(" → ", flaw.Moves)}.", package.Source.Process, flaw.Element));

    private static SoundnessFlaw Told(Flaw flaw, Package package)
    {
        var name = Name(flaw.Element, package);
        var (rule, message) = flaw.Kind switch
        {
            FlawKind.Unsafe => ("soundness.twice", $"{name} may be reached twice at the same time, so that what follows is done twice."),
            FlawKind.NoWayToTheEnd => ("soundness.stuck", $"The case may come to a stop at {name}: from there the end is never reached."),
            FlawKind.ImproperCompletion => ("soundness.end", $"The end {name} may be reached more than once."),
            _ => ("soundness.dead", $"{name} is never reached, whatever happens."),
        };
        return new SoundnessFlaw(rule, flaw.Element, message, [.. flaw.Moves.Select(move => Name(move, package))]);
    }

    private static string Name(string element, Package package) =>
        package.Procedure.ElementNames.TryGetValue(element, out var name) && name.In("en") is { Length: > 0 } words ? $"\"{words}\" ({element})" : $"'{element}'";
}

/// <param name="Rule">Stable name, e.g. <c>soundness.stuck</c>.</param>
/// <param name="Element">Id of the element or flow where it shows.</param>
/// <param name="Moves">The elements that move, in order, until it happens: a shortest way. Empty for what never happens.</param>
public sealed record SoundnessFlaw(string Rule, string Element, string Message, ImmutableArray<string> Moves);

public enum SoundnessVerdict { Sound, Unsound, NotProved }
