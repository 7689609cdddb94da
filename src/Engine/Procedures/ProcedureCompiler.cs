using System.Collections.Immutable;
using WorkflowHub.Engine.Elements;
using WorkflowHub.Engine.Procedures.Bpmn;
using WorkflowHub.Engine.Procedures.Compile;
using WorkflowHub.Expressions;

namespace WorkflowHub.Engine.Procedures;

/// <summary>Deploying is compiling: BPMN is read, checked and turned into an executable procedure, or into all its problems at once.</summary>
public static class ProcedureCompiler
{
    /// <param name="bpmn">The file named by <see cref="ProcedureSource.Process"/>, UTF-8.</param>
    /// <param name="dataNames">Top-level names of the forms' data, for checking expressions; null accepts any name.</param>
    public static ProcedureCompilation Compile(ProcedureSource source, ReadOnlyMemory<byte> bpmn, IReadOnlyCollection<string>? dataNames = null)
    {
        var problems = new Problems(source.Process);
        var (root, fault) = XmlFile.Read(bpmn, source.Process);
        if (fault is not null) problems.Add(fault);
        if (root is null || ProcessOf(root, problems) is not { } process) return new ProcedureCompilation(null, problems.All);

        var names = Names.In(process, dataNames, problems);
        var reader = new ProcessReader(new ElementReader(source, problems, names), problems, names);
        var container = new Container(null);
        reader.Read(process, container);
        var title = source.Title is null ? null : CompileTitle(source.Title, names, problems);
        Returning.Check(reader.Elements.Values, problems);
        return problems.Any
            ? new ProcedureCompilation(null, problems.All)
            : new ProcedureCompilation(Built(source, new Graph(container, reader.Elements.Values), title), []);
    }

    private static XmlPiece? ProcessOf(XmlPiece root, Problems problems)
    {
        if (!root.IsBpmn || root.Name != "definitions")
        {
            problems.Add("bpmn.definitions", $"The file's root is <{root.Name}> of {root.Space}; expected <definitions> of BPMN 2.0, {XmlPiece.Bpmn}.", root);
            return null;
        }
        var processes = root.AllOf("process").Where(process => process.Children.Exists(child => child.IsBpmn)).ToList();
        if (processes.Count == 1) return processes[0];
        problems.Add("bpmn.process", $"The file has {processes.Count} processes with something in them; expected one.", root);
        return null;
    }

    private static Expression? CompileTitle(string title, Scope scope, Problems problems)
    {
        var compilation = Expression.Compile(title, scope);
        foreach (var problem in compilation.Problems) problems.Add(new Problem("feel.syntax", $"The title, {title}, column {problem.Column}: {problem.Message}", "procedure.yaml", "title"));
        return compilation.Expression;
    }

    private static Procedure Built(ProcedureSource source, Graph graph, Expression? title)
    {
        var elements = graph.Elements.OrderBy(element => element.Line).ToList();
        return new Procedure
        {
            Source = source,
            Graph = graph,
            Title = title,
            Steps = [.. elements.OfType<UserTask>().Select(task => task.Step)],
            StartStep = ((StartEvent)graph.Start).Step!,
            ElementNames = elements.ToImmutableDictionary(element => element.Id, element => element.Name),
        };
    }
}

/// <param name="Procedure">Null when there is any problem.</param>
public sealed record ProcedureCompilation(Procedure? Procedure, ImmutableArray<Problem> Problems);
