namespace WorkflowHub.Engine.Proof;

/// <summary>Leaves out of a way to a flaw what the flaw does not need: a reduced net does more at once than has to be done.</summary>
internal static class Shortening
{
    public static Finding Of(Net net, Finding finding)
    {
        var playing = new Playing(net);
        var way = finding.Way;
        if (!playing.Shows(finding.Kind, way)) return finding;
        // From the end: what nothing later needs goes first.
        for (var at = way.Count - 1; at >= 0; at--)
        {
            List<Played> shorter = [.. way[..at], .. way[(at + 1)..]];
            if (playing.Shows(finding.Kind, shorter)) way = shorter;
        }
        return finding with { Way = way };
    }
}
