using System.Net;
using WorkflowHub.Servers;

namespace WorkflowHub.Durability;

/// <summary>
/// Starts a case, decides it, and the next one. Whatever happens to the server, each wish is sent with its own key until it is
/// answered; only then is the next one made.
/// </summary>
internal sealed class Worker(Uri address, int number, Acknowledged acknowledged, Func<bool> ended)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private PersonClient? applicant;
    private PersonClient? head;
    private int turn;

    public async Task WorkAsync()
    {
        while (!ended()) await DecideOneAsync();
        applicant?.Dispose();
        head?.Dispose();
    }

    private async Task DecideOneAsync()
    {
        var key = $"w{number}-{++turn}";
        var started = await UntilAnsweredAsync(async () =>
        {
            applicant ??= await SignInAsync(TestApplication.Applicant);
            return await applicant.StartAsync("papers", TestApplication.Unit, new { subject = $"Paper {key}", amount = turn }, key);
        });
        acknowledged.Starts[key] = started.Id;

        await UntilAnsweredAsync(async () =>
        {
            head ??= await SignInAsync(TestApplication.Head);
            return await head.CompleteAsync($"{started.Id:N}-1", "approve", new { }, key);
        });
        acknowledged.Decisions[key] = started.Id;
    }

    private Task<PersonClient> SignInAsync(TestPerson person) => PersonClient.SignInAsync(address, person.UserName, person.Password, limit: Limit);

    /// <summary>Asks again after a lost connection, a time-out or "not now"; a refusal is a fault of the run and ends it.</summary>
    private async Task<Moved> UntilAnsweredAsync(Func<Task<Moved>> ask)
    {
        for (var asked = 0; ; asked++)
        {
            try
            {
                var answer = await ask();
                if (asked > 0) Interlocked.Increment(ref acknowledged.Repeats);
                return answer;
            }
            catch (HttpRequestException fault) when (fault.StatusCode is null or HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized)
            {
                if (fault.StatusCode == HttpStatusCode.Unauthorized) (applicant, head) = (null, null);
            }
            catch (TaskCanceledException)
            {
                // No answer within the limit: the process was killed while it was being made.
            }
            await Task.Delay(Pause);
        }
    }
}
