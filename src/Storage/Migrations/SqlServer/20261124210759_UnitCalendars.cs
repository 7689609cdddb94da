using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace WorkflowHub.Storage.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class UnitCalendars : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "calendar",
                table: "units",
                type: "nvarchar(max)",
                nullable: true,
                collation: "Latin1_General_100_BIN2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "calendar",
                table: "units");
        }
    }
}
