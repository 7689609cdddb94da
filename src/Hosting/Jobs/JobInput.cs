using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>What a job was given, by name, or a sentence about what is missing.</summary>
internal static class JobInput
{
    /// <exception cref="JobRefusedException">There is none, or it is no text.</exception>
    public static string Text(this LeasedJob job, string name) => job.Input[name] switch
    {
        TextValue { Text.Length: > 0 } text => text.Text,
        NullValue or TextValue => throw new JobRefusedException($"The {job.Kind} job of {job.Element} needs the input \"{name}\", and it is empty."),
        var other => throw new JobRefusedException($"The {job.Kind} job of {job.Element} needs a text as its input \"{name}\", and got {FeelText.Of(other)}."),
    };
}
