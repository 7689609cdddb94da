using System.Text.Json;

namespace WorkflowHub.Expressions.Tests;

public sealed class JsonTests
{
    public static TheoryData<byte[]> NotJson =>
    [
        "{\"a\": \"x"u8.ToArray(),
        "{\"a\":1,\"a\":2}"u8.ToArray(),
        "\"\\ud800\""u8.ToArray(),
        "1e9999"u8.ToArray(),
        "1 2"u8.ToArray(),
        new byte[] { (byte)'"', 0xF3, 0x28, (byte)'"' },
        new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' },
    ];

    [Theory]
    [MemberData(nameof(NotJson))]
    public void What_is_no_JSON_is_refused_in_one_way(byte[] utf8) => Assert.ThrowsAny<JsonException>(() => JsonValues.Parse(utf8));
}
