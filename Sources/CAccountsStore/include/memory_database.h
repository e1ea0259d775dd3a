/// Databases of SQLite whose bytes are in memory, and tables of them, row by row. This header shows plain
/// types only; the file beside it is the only one that includes SQLite's.
///
/// Nothing is written anywhere: there is no file, no journal, no temporary file. What a hostile database
/// brings with it is never run: no view, trigger, function, virtual table or extension. Any function may
/// be called from any thread, for one database from one at a time.

#ifndef MEMORY_DATABASE_H
#define MEMORY_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct memory_database memory_database;

/// Opens the image of a database. Its bytes are not copied and not changed, and must stay until it is
/// closed. Returns NULL where there is no memory; damage shows when a table is read.
memory_database *memory_database_open(const uint8_t *bytes, size_t length);

void memory_database_close(memory_database *database);

/// The rows of a table, in the order in which they are stored.
typedef struct table_rows table_rows;

/// Starts to read columns of a table; the names end with a NUL each. Without names, all columns are there
/// to be counted. Returns NULL where there is no such table or column, or where the database is damaged.
table_rows *table_rows_open(memory_database *database, const char *table, const char *const *columns,
                            size_t count);

void table_rows_close(table_rows *rows);

size_t table_rows_column_count(const table_rows *rows);

/// The name of a column, until the rows are closed; NULL where there is no memory.
const char *table_rows_column_name(table_rows *rows, size_t column);

typedef enum {
  TABLE_ROW,      ///< a row is at hand
  TABLE_END,      ///< there are no more
  TABLE_DAMAGED,  ///< the database contradicts itself, or asks for more work than any honest one
} table_step;

table_step table_rows_next(table_rows *rows);

typedef enum { TABLE_NULL, TABLE_INTEGER, TABLE_REAL, TABLE_TEXT, TABLE_BLOB } table_value_kind;

typedef struct {
  table_value_kind kind;
  int64_t integer;
  double real;
  const uint8_t *bytes;  ///< of a text in UTF-8, or of a blob; until the next row
  size_t length;
} table_value;

/// A value of the row at hand.
table_value table_rows_value(table_rows *rows, size_t column);

#endif
