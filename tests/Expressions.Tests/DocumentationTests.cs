using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace WorkflowHub.Expressions.Tests;

public sealed class DocumentationTests
{
    private static readonly Assembly Library = typeof(Expression).Assembly;

    [Fact]
    public void The_page_of_the_public_surface_names_every_public_type()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "WorkflowHub.sln"))) folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The repository is not there.");

        var page = File.ReadAllText(Path.Combine(folder.FullName, "src", "Expressions", "README.md"));

        Assert.Empty(Library.GetExportedTypes().Where(type => !type.IsNested && !IsMade(type) && !page.Contains(type.Name, StringComparison.Ordinal)).Select(type => type.Name));
    }

    [Fact]
    public void Every_public_method_tells_its_arguments_and_its_result()
    {
        var members = XDocument.Load(Path.ChangeExtension(Library.Location, "xml")).Descendants("member").ToLookup(member => member.Attribute("name")!.Value.Split('(', '~')[0]);

        var missing = from type in Library.GetExportedTypes()
                      from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                      where !method.IsSpecialName && !IsMade(method) && method.GetBaseDefinition() == method && method.Name is not ("Equals" or "CompareTo" or "Deconstruct" or "PrintMembers")
                      // What makes a value of a value is said by its name.
                      where type != typeof(Value) || method.Name != nameof(Value.Of)
                      where !members[$"M:{type.FullName!.Replace('+', '.')}.{method.Name}"].Any(member => Tells(member, method))
                      select $"{type.Name}.{method.Name}";

        Assert.Empty(missing);
    }

    private static bool Tells(XElement member, MethodInfo method) => member.Element("inheritdoc") is not null
        || (method.GetParameters().All(parameter => member.Elements("param").Any(told => told.Attribute("name")!.Value == parameter.Name))
            && (method.ReturnType == typeof(void) || method.GetParameters().Length == 0 || member.Element("returns") is not null));

    private static bool IsMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), false);
}
