using System.Collections.Immutable;
using Fluid.Ast;
using Fluid.Parser;
using Fluid.Values;

namespace WorkflowHub.Documents;

/// <summary>Goes through a parsed template: refuses what may grow without bounds or is unknown, and notes the data it reads.</summary>
internal sealed class TemplateReader(TemplateOutline outline) : AstVisitor
{
    private static readonly string[] BuiltIn = ["forloop", "tablerowloop", "empty", "blank", "nil", "null", "true", "false"];

    private readonly Dictionary<string, (int Line, int Column, ImmutableArray<string> Path)> names = new(StringComparer.Ordinal);

    // What a name of the template's own stands for; null when that is no path into the data.
    private readonly Dictionary<string, ImmutableArray<string>?> own = new(StringComparer.Ordinal);

    public List<TemplateProblem> Problems { get; } = [];

    public ImmutableArray<TemplateName> Names() => [.. names.Values.Select(name => new TemplateName(name.Line, name.Column, name.Path))];

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        if (Literal(rangeExpression.From) is not { } from || Literal(rangeExpression.To) is not { } to)
            Refuse("..", "A range needs whole numbers as its ends, not values (limit: range).");
        else if (Math.Abs(to - from) >= RenderBudget.MaxEntries)
            Refuse("..", $"A range may have at most {RenderBudget.MaxEntries} numbers (limit: range).");
        return rangeExpression;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        if (!Filters.Options.Filters.TryGetValue(filterExpression.Name, out _)) Refuse(filterExpression.Name, $"There is no filter '{filterExpression.Name}'.");
        foreach (var parameter in filterExpression.Parameters) Visit(parameter.Expression);
        Visit(filterExpression.Input);
        return filterExpression;
    }

    // The base class passes by what follows an if or a case; here nothing may be passed by.
    protected override Statement VisitIfStatement(IfStatement ifStatement)
    {
        Visit(ifStatement.Condition);
        VisitAll(ifStatement.Statements);
        foreach (var branch in ifStatement.ElseIfs) VisitElseIfStatement(branch);
        VisitElse(ifStatement.Else);
        return ifStatement;
    }

    protected override Statement VisitElseIfStatement(ElseIfStatement elseIfStatement)
    {
        Visit(elseIfStatement.Condition);
        VisitAll(elseIfStatement.Statements);
        return elseIfStatement;
    }

    protected override Statement VisitUnlessStatement(UnlessStatement unlessStatement)
    {
        Visit(unlessStatement.Condition);
        VisitAll(unlessStatement.Statements);
        VisitElse(unlessStatement.Else);
        return unlessStatement;
    }

    protected override Statement VisitCaseStatement(CaseStatement caseStatement)
    {
        Visit(caseStatement.Expression);
        foreach (var when in caseStatement.Whens)
        {
            foreach (var option in when.Options) Visit(option);
            VisitAll(when.Statements);
        }
        VisitElse(caseStatement.Else);
        return caseStatement;
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        Visit(forStatement.Source);
        if (forStatement.Range is not null) Visit(forStatement.Range);
        if (forStatement.Limit is not null) Visit(forStatement.Limit);
        if (forStatement.Offset is not null) Visit(forStatement.Offset);
        Within(forStatement.Identifier, forStatement.Source, forStatement.Statements);
        VisitElse(forStatement.Else);
        return forStatement;
    }

    protected override Statement VisitTableRowStatement(TableRowStatement tableRowStatement)
    {
        Visit(tableRowStatement.Source);
        foreach (var option in new[] { tableRowStatement.Limit, tableRowStatement.Offset, tableRowStatement.Cols })
            if (option is not null) Visit(option);
        Within(tableRowStatement.Identifier, tableRowStatement.Source, tableRowStatement.Statements);
        return tableRowStatement;
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        Visit(assignStatement.Value);
        own[assignStatement.Identifier] = assignStatement.Value is MemberExpression member ? Path(member) : null;
        return assignStatement;
    }

    protected override Statement VisitIncrementStatement(IncrementStatement incrementStatement)
    {
        own[incrementStatement.Identifier] = null;
        return incrementStatement;
    }

    protected override Statement VisitDecrementStatement(DecrementStatement decrementStatement)
    {
        own[decrementStatement.Identifier] = null;
        return decrementStatement;
    }

    protected override Statement VisitParserBlockStatement<T>(ParserBlockStatement<T> parserBlockStatement)
    {
        // Our own capture.
        VisitAll(parserBlockStatement.Statements);
        if (parserBlockStatement.Value is string name) own[name] = null;
        return parserBlockStatement;
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        foreach (var segment in memberExpression.Segments)
            if (segment is IndexerSegment indexer) Visit(indexer.Expression);
        if (Path(memberExpression) is { } path)
        {
            var key = string.Join('\n', path);
            if (!names.ContainsKey(key))
            {
                var (line, column) = outline.Find(Written(memberExpression));
                names[key] = (line, column, path);
            }
        }
        return memberExpression;
    }

    private void VisitAll(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements) Visit(statement);
    }

    private void VisitElse(ElseStatement? otherwise)
    {
        if (otherwise is not null) VisitAll(otherwise.Statements);
    }

    private void Within(string name, Expression source, IReadOnlyList<Statement> statements)
    {
        var hidden = own.TryGetValue(name, out var before);
        own[name] = source is MemberExpression member && Path(member) is { } path ? path.Add("[]") : null;
        VisitAll(statements);
        if (hidden) own[name] = before;
        else own.Remove(name);
    }

    private ImmutableArray<string>? Path(MemberExpression member)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        foreach (var segment in member.Segments)
        {
            if (segment is not IdentifierSegment identifier)
            {
                path.Add(segment is IndexerSegment { Expression: LiteralExpression { Value: StringValue name } } ? name.ToStringValue() : "[]");
                continue;
            }
            if (path.Count > 0) path.Add(identifier.Identifier);
            else if (BuiltIn.Contains(identifier.Identifier)) return null;
            else if (!own.TryGetValue(identifier.Identifier, out var meaning)) path.Add(identifier.Identifier);
            else if (meaning is { } known) path.AddRange(known);
            else return null;
        }
        return path.ToImmutable();
    }

    // As much of the path as surely stands in the source in one piece.
    private static string Written(MemberExpression member) =>
        string.Join('.', member.Segments.TakeWhile(segment => segment is IdentifierSegment).Select(segment => ((IdentifierSegment)segment).Identifier));

    private static decimal? Literal(Expression expression) =>
        expression is LiteralExpression { Value: NumberValue number } && decimal.IsInteger(number.ToNumberValue()) ? number.ToNumberValue() : null;

    private void Refuse(string near, string message)
    {
        var (line, column) = outline.Find(near);
        Problems.Add(new TemplateProblem(line, column, message));
    }
}
