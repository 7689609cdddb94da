using System.Xml;
using WorkflowHub.Designer.Yaml;

namespace WorkflowHub.Designer.Scenarios.Steps;

/// <summary>Time passes; timers that become due fire at their moment.</summary>
internal sealed record WaitStep(int Line, TimeSpan For, string Written) : ScenarioStep(Line, $"wait {Written}")
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    public static WaitStep? Read(YamlFields fields)
    {
        if (fields.Text("wait", required: true) is not { } text) return null;
        try
        {
            var time = XmlConvert.ToTimeSpan(text);
            if (time > TimeSpan.Zero && time <= Longest) return new WaitStep(fields.Line, time, text);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            fields.Report("scenario.duration", $"'{text}' is no duration: expected such as P31D or PT2H.", "wait");
            return null;
        }
        fields.Report("scenario.duration", $"'{text}' is no duration between 0 and 100 years.", "wait");
        return null;
    }

    public override Refused? Play(Player player)
    {
        player.Wait(For);
        return null;
    }
}
