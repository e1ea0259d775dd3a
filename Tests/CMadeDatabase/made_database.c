#include "made_database.h"

#include <sqlite3.h>

made_database_bytes made_database(const char *statements) {
  made_database_bytes made = {NULL, 0};
  sqlite3 *connection = NULL;
  if (sqlite3_open(":memory:", &connection) == SQLITE_OK &&
      sqlite3_exec(connection, statements, NULL, NULL, NULL) == SQLITE_OK) {
    sqlite3_int64 length = 0;
    made.bytes = sqlite3_serialize(connection, "main", &length, 0);
    made.length = (size_t)length;
  }
  sqlite3_close(connection);
  return made;
}

void made_database_free(made_database_bytes made) { sqlite3_free(made.bytes); }
