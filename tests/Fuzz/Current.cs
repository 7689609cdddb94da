using System.IO.MemoryMappedFiles;
using System.Text;

namespace WorkflowHub.Fuzz;

/// <summary>The input under way, in a file that outlives the process.</summary>
internal sealed class Current : IDisposable
{
    private const int Longest = 1 << 20;
    private const string Name = "current";
    private readonly MemoryMappedFile file = MemoryMappedFile.CreateFromFile(Path.Combine(AppContext.BaseDirectory, Name), FileMode.Create, null, Longest);
    private readonly MemoryMappedViewAccessor view;

    public Current() => view = file.CreateViewAccessor();

    public void Set(string input)
    {
        var bytes = Encoding.UTF8.GetBytes(input);
        var length = Math.Min(bytes.Length, Longest - sizeof(int));
        view.Write(0, length);
        view.WriteArray(sizeof(int), bytes, 0, length);
    }

    public static string Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return "(none)";
        var bytes = File.ReadAllBytes(path);
        return Encoding.UTF8.GetString(bytes, sizeof(int), BitConverter.ToInt32(bytes));
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
