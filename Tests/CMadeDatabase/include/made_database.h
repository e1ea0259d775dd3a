/// Databases for the tests, made in memory. This header shows plain types only.

#ifndef MADE_DATABASE_H
#define MADE_DATABASE_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint8_t *bytes;  ///< NULL where a statement failed
  size_t length;
} made_database_bytes;

/// The bytes of a database after these statements.
made_database_bytes made_database(const char *statements);

void made_database_free(made_database_bytes made);

#endif
