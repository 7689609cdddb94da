using WorkflowHub.Documents;
using WorkflowHub.Expressions;
using WorkflowHub.Storage.Cases;
using WorkflowHub.Storage.Registers;

namespace WorkflowHub.Hosting.Jobs;

/// <summary>Gives the next number in a register.</summary>
internal sealed class RegisterJob(RegisterStore registers, TimeProvider time) : IJobKind
{
    public string Kind => "register";

    public async Task<ContextValue?> Run(LeasedJob job, CancellationToken cancellation)
    {
        var series = job.Text("series");
        if (series.Length > RegisterStore.MaxSeries) throw new JobRefusedException($"The name of a series has at most {RegisterStore.MaxSeries} characters (limit: series), this one {series.Length}.");
        var format = RegisterFormat.Parse(job.Text("format"));
        if (format.Format is null) throw new JobRefusedException(format.Problem ?? "");

        var given = await registers.Give(series, format.Format.Print, job.CaseId, job.Number, time.GetUtcNow(), cancellation);
        return ContextValue.Of(("number", Value.Of(given.Number)), ("text", Value.Of(given.Text)));
    }
}
