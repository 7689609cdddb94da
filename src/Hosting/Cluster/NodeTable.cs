using System.Globalization;
using System.Text.Json;
using WorkflowHub.Storage.Nodes;
using WorkflowHub.Storage.Rows;

namespace WorkflowHub.Hosting.Cluster;

/// <summary>Orleans' list of servers, kept in the database that the servers share anyway.</summary>
internal sealed class NodeTable(NodeStore nodes) : IMembershipTable
{
    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask;

    public async Task<MembershipTableData> ReadAll()
    {
        var list = await nodes.Read(CancellationToken.None);
        return new MembershipTableData([.. list.Nodes.Select(Read)], Version(list));
    }

    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        var list = await nodes.Read(CancellationToken.None);
        var address = key.ToParsableString();
        return new MembershipTableData([.. list.Nodes.Where(node => node.Address == address).Select(Read)], Version(list));
    }

    // Orleans names the version that is to be; the store asks which it was decided on.

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => nodes.Add(RowOf(entry, 0), tableVersion.Version - 1, CancellationToken.None);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        nodes.Update(RowOf(entry, long.Parse(etag, CultureInfo.InvariantCulture)), tableVersion.Version - 1, CancellationToken.None);

    public Task UpdateIAmAlive(MembershipEntry entry) => nodes.Alive(entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime), CancellationToken.None);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => nodes.ForgetDead(beforeDate.UtcDateTime, CancellationToken.None);

    public Task DeleteMembershipTableEntries(string clusterId) => nodes.Clear(CancellationToken.None);

    private static NodeRow RowOf(MembershipEntry entry, long revision) => new()
    {
        Address = entry.SiloAddress.ToParsableString(),
        Entry = JsonSerializer.Serialize(new Entry(
            entry.Status, entry.ProxyPort, entry.HostName, entry.SiloName, entry.RoleName, Utc(entry.StartTime),
            [.. (entry.SuspectTimes ?? []).Select(suspicion => new Suspicion(suspicion.Item1.ToParsableString(), Utc(suspicion.Item2)))])),
        Dead = entry.Status == SiloStatus.Dead,
        Revision = revision,
        AliveAt = Utc(entry.IAmAliveTime),
    };

    private static Tuple<MembershipEntry, string> Read(NodeRow row)
    {
        var entry = JsonSerializer.Deserialize<Entry>(row.Entry)!;
        return Tuple.Create(
            new MembershipEntry
            {
                SiloAddress = SiloAddress.FromParsableString(row.Address),
                Status = entry.Status,
                ProxyPort = entry.ProxyPort,
                HostName = entry.HostName ?? "",
                SiloName = entry.SiloName ?? "",
                RoleName = entry.RoleName ?? "",
                StartTime = entry.StartTime,
                IAmAliveTime = row.AliveAt,
                SuspectTimes = [.. entry.Suspicions.Select(suspicion => Tuple.Create(SiloAddress.FromParsableString(suspicion.By), suspicion.At))],
            },
            row.Revision.ToString(CultureInfo.InvariantCulture));
    }

    private static TableVersion Version(NodeList list) => new((int)list.Version, list.Version.ToString(CultureInfo.InvariantCulture));

    private static DateTime Utc(DateTime moment) => DateTime.SpecifyKind(moment, DateTimeKind.Utc);

    private sealed record Entry(SiloStatus Status, int ProxyPort, string? HostName, string? SiloName, string? RoleName, DateTime StartTime, List<Suspicion> Suspicions);

    private sealed record Suspicion(string By, DateTime At);
}
