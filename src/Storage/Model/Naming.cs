using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace WorkflowHub.Storage.Model;

/// <summary>Tables and columns have the same plain names in every database: <c>register_entries.given_at</c>.</summary>
internal static class Naming
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            var table = Snake(entity.GetTableName()!);
            entity.SetTableName(table);
            foreach (var property in entity.GetProperties()) property.SetColumnName(Snake(property.Name));
            foreach (var key in entity.GetKeys()) key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName($"ix_{table}_{Columns(index.Properties)}");
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName($"fk_{table}_{Columns(key.Properties)}");
        }
    }

    private static string Columns(IEnumerable<IMutableProperty> properties) => string.Join('_', properties.Select(property => Snake(property.Name)));

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0) snake.Append('_');
            snake.Append(char.ToLowerInvariant(letter));
        }
        return snake.ToString();
    }
}
