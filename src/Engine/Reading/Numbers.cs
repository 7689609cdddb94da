using System.Globalization;

namespace WorkflowHub.Engine.Reading;

/// <summary>Whole numbers in attributes.</summary>
internal static class Numbers
{
    /// <summary>The number an attribute writes; null when it is not given, or when it is not what is expected, which is noted.</summary>
    public static int? Read(XmlPart part, string attribute, int least, int most, ModelReader reader, string rule = "bpmn.attribute")
    {
        if (part[attribute] is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        reader.Problem(rule, part, $"'{attribute}' should be a number from {least} to {most}; '{text}' was found.");
        return null;
    }
}
