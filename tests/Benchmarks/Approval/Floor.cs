namespace WorkflowHub.Benchmarks.Approval;

/// <summary>
/// The same rows a command of an approval leaves behind, written raw: what the database alone can do on this machine in this minute.
/// Per command: the case's row, <see cref="Facts"/> journal rows, a task with its candidate, the participant, the idempotency record.
/// </summary>
internal abstract class Floor : IAsyncDisposable
{
    /// <summary>Journal rows of a command, as counted over an approval of three commands.</summary>
    public const int Facts = 5;

    /// <summary>About what a stored event weighs.</summary>
    protected const string Body = """{"at":"2026-03-02T08:00:00+00:00","by":"p-an","task":1,"round":1,"step":"first","candidates":[{"person":"p-binh","why":"Head of Sales North"}],"dueAt":null}""";

    protected const string CaseData = """{"subject":"Chairs for the meeting room","amount":900,"reason":"The old ones are broken."}""";

    /// <summary>Writes the rows of one command in a transaction of its own.</summary>
    /// <param name="client">Which of the clients writes, from 0.</param>
    public abstract Task WriteOneAsync(int client);

    /// <summary>Writes the rows of many commands in one transaction, set-based where the database can.</summary>
    public abstract Task WriteGroupAsync(int commands);

    public abstract ValueTask DisposeAsync();
}
