#ifndef XML_EVENTS_H
#define XML_EVENTS_H

#include <stddef.h>
#include <stdint.h>

/// What libxml2 saw. An event carries no text: names and values stay in the source bytes.
typedef enum {
  XML_EVENT_OPEN,
  XML_EVENT_CLOSE,
  XML_EVENT_COMMENT,
  XML_EVENT_CDATA,
  XML_EVENT_INSTRUCTION,
  XML_EVENT_FAULT
} xml_event_kind;

/// Why a text is not well-formed, as far as libxml2's code tells. Its own sentences quote values and
/// are never passed on.
typedef enum {
  XML_FAULT_NONE,
  XML_FAULT_OTHER,
  XML_FAULT_MEMORY,
  XML_FAULT_ENCODING,
  XML_FAULT_CHARACTER,
  XML_FAULT_CHARACTER_REFERENCE,
  XML_FAULT_NAME_EXPECTED,
  XML_FAULT_ENTITY_UNFINISHED,
  XML_FAULT_ENTITY_UNDEFINED,
  XML_FAULT_ATTRIBUTE,
  XML_FAULT_LESS_THAN_IN_ATTRIBUTE,
  XML_FAULT_COMMENT_HYPHENS,
  XML_FAULT_COMMENT_UNFINISHED,
  XML_FAULT_CDATA_END,
  XML_FAULT_CDATA_UNFINISHED,
  XML_FAULT_INSTRUCTION,
  XML_FAULT_DECLARATION_NOT_FIRST,
  XML_FAULT_TAG,
  XML_FAULT_TAG_MISMATCH,
  XML_FAULT_TAG_UNFINISHED,
  XML_FAULT_AFTER_END,
  XML_FAULT_PREFIX
} xml_fault;

typedef struct {
  xml_event_kind kind;
  xml_fault fault;
  /// Where the parser stands, in bytes from the start of the input: at an opening tag in front of its
  /// `>` or `/>`, otherwise just behind what was read.
  size_t offset;
} xml_event;

/// Gets each event; a return other than 0 ends the parse.
typedef int (*xml_event_handler)(void *context, const xml_event *event);

/// Makes libxml2 ready; call once before threads start.
void xml_events_prepare(void);

/// Reads UTF-8 from the root element's `<` on, without a declaration and a document type.
///
/// No network, no external entities, no entity expansion beyond the predefined ones.
/// Returns 1 if everything was well-formed and read to its end, 0 if not or if the handler ended it.
int xml_events_parse(const char *bytes, size_t length, xml_event_handler handler, void *context);

/// Gets a piece of transcoded text.
typedef void (*xml_text_handler)(void *context, const uint8_t *bytes, size_t length);

typedef enum { XML_TRANSCODE_DONE, XML_TRANSCODE_UNKNOWN_ENCODING, XML_TRANSCODE_INVALID } xml_transcode_result;

/// Turns text of a named encoding (IANA's name, zero-terminated) into UTF-8.
xml_transcode_result xml_text_to_utf8(
    const char *encoding, const uint8_t *bytes, size_t length, xml_text_handler handler, void *context);

/// Turns UTF-8 into a named encoding.
xml_transcode_result xml_text_from_utf8(
    const char *encoding, const uint8_t *bytes, size_t length, xml_text_handler handler, void *context);

#endif
