#include "memory_database.h"

#include <sqlite3.h>
#include <stdlib.h>

/// The longest value and the longest text of a schema, in bytes; those of a real store are far shorter.
enum { MAXIMUM_VALUE = 16 << 20, MAXIMUM_STATEMENT = 1 << 20 };

/// How many instructions of SQLite's machine are run between two looks at the work done, and how many of
/// them all reading together may take: some for each byte that a database has, up to a million rows.
enum { INSTRUCTIONS_AT_ONCE = 1000, LEAST_WORK = 1000, MOST_WORK = 20000 };

struct memory_database {
  sqlite3 *connection;
  size_t remaining_work;
};

struct table_rows {
  sqlite3_stmt *statement;
};

/// Ends a statement that reads on and on, as pages that contain one another can make it do.
static int is_too_much(void *context) {
  memory_database *database = context;
  if (database->remaining_work == 0) return 1;
  database->remaining_work--;
  return 0;
}

/// Reading columns of tables is all that is asked for; whatever else a statement turns out to do comes
/// from the schema. `source` names the view or trigger that something is done for.
static int authorise(void *context, int action, const char *first, const char *second, const char *schema,
                     const char *source) {
  return (action == SQLITE_SELECT || action == SQLITE_READ) && !source ? SQLITE_OK : SQLITE_DENY;
}

static bool make_defensive(sqlite3 *connection) {
  static const int OFF[] = {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_TRUSTED_SCHEMA,
                            SQLITE_DBCONFIG_ENABLE_TRIGGER,        SQLITE_DBCONFIG_ENABLE_VIEW,
                            SQLITE_DBCONFIG_WRITABLE_SCHEMA,       SQLITE_DBCONFIG_DQS_DDL,
                            SQLITE_DBCONFIG_DQS_DML};
  for (size_t i = 0; i < sizeof OFF / sizeof *OFF; i++) {
    // A library without one of these features has nothing to be turned off.
    sqlite3_db_config(connection, OFF[i], 0, NULL);
  }
  if (sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK) return false;
  // No virtual table is made without its module.
  sqlite3_drop_modules(connection, NULL);
  sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, MAXIMUM_VALUE);
  sqlite3_limit(connection, SQLITE_LIMIT_SQL_LENGTH, MAXIMUM_STATEMENT);
  sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(connection, SQLITE_LIMIT_WORKER_THREADS, 0);
  const char *settings = "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA query_only=ON";
  if (sqlite3_exec(connection, settings, NULL, NULL, NULL) != SQLITE_OK) return false;
  return sqlite3_set_authorizer(connection, authorise, NULL) == SQLITE_OK;
}

static bool open_image(memory_database *database, const uint8_t *bytes, size_t length) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  if (sqlite3_open_v2(":memory:", &database->connection, flags, NULL) != SQLITE_OK) return false;
  sqlite3 *connection = database->connection;
  // Only a database that may be written would write into the bytes.
  int result = sqlite3_deserialize(connection, "main", (unsigned char *)bytes, (sqlite3_int64)length,
                                   (sqlite3_int64)length, SQLITE_DESERIALIZE_READONLY);
  if (result != SQLITE_OK || !make_defensive(connection)) return false;
  size_t work = LEAST_WORK + length / (INSTRUCTIONS_AT_ONCE / 4);
  database->remaining_work = work < MOST_WORK ? work : MOST_WORK;
  sqlite3_progress_handler(connection, INSTRUCTIONS_AT_ONCE, is_too_much, database);
  return true;
}

memory_database *memory_database_open(const uint8_t *bytes, size_t length) {
  memory_database *database = calloc(1, sizeof *database);
  if (!database) return NULL;
  if (open_image(database, bytes, length)) return database;
  memory_database_close(database);
  return NULL;
}

void memory_database_close(memory_database *database) {
  if (!database) return;
  sqlite3_close(database->connection);
  free(database);
}

/// Without an index, so that rows come as they are stored, whatever indexes there are.
static char *statement_text(const char *table, const char *const *columns, size_t count) {
  sqlite3_str *text = sqlite3_str_new(NULL);
  sqlite3_str_appendall(text, count == 0 ? "SELECT *" : "SELECT ");
  for (size_t i = 0; i < count; i++) sqlite3_str_appendf(text, i == 0 ? "\"%w\"" : ",\"%w\"", columns[i]);
  sqlite3_str_appendf(text, " FROM main.\"%w\" NOT INDEXED", table);
  return sqlite3_str_finish(text);
}

table_rows *table_rows_open(memory_database *database, const char *table, const char *const *columns,
                            size_t count) {
  table_rows *rows = calloc(1, sizeof *rows);
  char *text = statement_text(table, columns, count);
  if (rows && text) sqlite3_prepare_v2(database->connection, text, -1, &rows->statement, NULL);
  sqlite3_free(text);
  if (rows && rows->statement) return rows;
  free(rows);
  return NULL;
}

void table_rows_close(table_rows *rows) {
  if (!rows) return;
  sqlite3_finalize(rows->statement);
  free(rows);
}

size_t table_rows_column_count(const table_rows *rows) {
  return (size_t)sqlite3_column_count(rows->statement);
}

const char *table_rows_column_name(table_rows *rows, size_t column) {
  return sqlite3_column_name(rows->statement, (int)column);
}

table_step table_rows_next(table_rows *rows) {
  switch (sqlite3_step(rows->statement)) {
    case SQLITE_ROW: return TABLE_ROW;
    case SQLITE_DONE: return TABLE_END;
    default: return TABLE_DAMAGED;
  }
}

table_value table_rows_value(table_rows *rows, size_t column) {
  sqlite3_stmt *statement = rows->statement;
  int at = (int)column;
  table_value value = {TABLE_NULL, 0, 0, NULL, 0};
  switch (sqlite3_column_type(statement, at)) {
    case SQLITE_INTEGER:
      value.kind = TABLE_INTEGER;
      value.integer = sqlite3_column_int64(statement, at);
      break;
    case SQLITE_FLOAT:
      value.kind = TABLE_REAL;
      value.real = sqlite3_column_double(statement, at);
      break;
    case SQLITE_TEXT:
      value.kind = TABLE_TEXT;
      value.bytes = sqlite3_column_text(statement, at);
      break;
    case SQLITE_BLOB:
      value.kind = TABLE_BLOB;
      value.bytes = sqlite3_column_blob(statement, at);
      break;
    default: break;
  }
  if (value.bytes) value.length = (size_t)sqlite3_column_bytes(statement, at);
  return value;
}
