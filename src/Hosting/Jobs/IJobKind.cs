using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>A kind of errand. It may be run again after a crash: case id and job number make its effect happen once.</summary>
public interface IJobKind
{
    /// <summary>The kind as a process names it, e.g. <c>document</c>.</summary>
    string Kind { get; }

    /// <summary>Does the errand. A fault that may pass is thrown, and the job is tried again later.</summary>
    /// <returns>What came of it; null when somebody else will answer the job, whenever that is.</returns>
    /// <exception cref="JobRefusedException">Trying again would not help: a person has to mend something.</exception>
    Task<ContextValue?> Run(LeasedJob job, CancellationToken cancellation);
}

/// <summary>A job that cannot be done as it was asked; the message is a sentence for the person who looks at the incident.</summary>
public sealed class JobRefusedException(string message) : Exception(message);
