using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WorkflowHub.Storage.Model;

/// <summary>Moments are UTC: SQLite and SQL Server forget it, and PostgreSQL refuses anything else.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    moment => moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : DateTime.SpecifyKind(moment, DateTimeKind.Utc),
    stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
