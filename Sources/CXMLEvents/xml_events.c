#include "xml_events.h"

#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/// Small enough that libxml2's copy of the text stays small, large enough to be read in one go mostly.
enum { CHUNK = 64 * 1024 };

/// libxml2 compares the attributes of a tag with one another, all with all. A tag that has not ended after so
/// many bytes is not given to it as a whole.
enum { LONGEST_TAG = 256 * 1024 };

typedef struct {
  xmlParserCtxtPtr parser;
  xml_event_handler handler;
  void *context;
  int stopped;
} reader;

static void emit(reader *self, xml_event_kind kind, xml_fault fault) {
  if (self->stopped) return;
  xmlParserInputPtr input = self->parser->input;
  // xmlByteConsumed gives the same for UTF-8, and is quadratic for anything else.
  size_t offset = input == NULL ? 0 : (size_t)input->consumed + (size_t)(input->cur - input->base);
  xml_event event = {kind, fault, offset};
  // xmlStopParser would take the input away from under functions that still hold it; the rest of a chunk
  // is read in silence instead.
  if (self->handler(self->context, &event) != 0) self->stopped = 1;
}

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                    int namespaces, const xmlChar **namespace_list, int attributes, int defaulted,
                    const xmlChar **attribute_list) {
  emit(context, XML_EVENT_OPEN, XML_FAULT_NONE);
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  emit(context, XML_EVENT_CLOSE, XML_FAULT_NONE);
}

static void on_comment(void *context, const xmlChar *value) {
  emit(context, XML_EVENT_COMMENT, XML_FAULT_NONE);
}

static void on_cdata(void *context, const xmlChar *value, int length) {
  emit(context, XML_EVENT_CDATA, XML_FAULT_NONE);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
  emit(context, XML_EVENT_INSTRUCTION, XML_FAULT_NONE);
}

// An undeclared entity is only a warning where a document type points outside; here it never passes.
static void on_reference(void *context, const xmlChar *name) {
  emit(context, XML_EVENT_FAULT, XML_FAULT_ENTITY_UNDEFINED);
}

static xml_fault fault_of(int code) {
  switch (code) {
    case XML_ERR_NO_MEMORY: return XML_FAULT_MEMORY;
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED: return XML_FAULT_ENCODING;
    case XML_ERR_INVALID_CHAR: return XML_FAULT_CHARACTER;
    case XML_ERR_INVALID_HEX_CHARREF:
    case XML_ERR_INVALID_DEC_CHARREF:
    case XML_ERR_INVALID_CHARREF: return XML_FAULT_CHARACTER_REFERENCE;
    case XML_ERR_NAME_REQUIRED: return XML_FAULT_NAME_EXPECTED;
    case XML_ERR_ENTITYREF_SEMICOL_MISSING: return XML_FAULT_ENTITY_UNFINISHED;
    case XML_ERR_UNDECLARED_ENTITY: return XML_FAULT_ENTITY_UNDEFINED;
    case XML_ERR_LT_IN_ATTRIBUTE: return XML_FAULT_LESS_THAN_IN_ATTRIBUTE;
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_REDEFINED:
    case XML_ERR_EQUAL_REQUIRED:
    case XML_ERR_SPACE_REQUIRED: return XML_FAULT_ATTRIBUTE;
    case XML_ERR_HYPHEN_IN_COMMENT: return XML_FAULT_COMMENT_HYPHENS;
    case XML_ERR_COMMENT_NOT_FINISHED: return XML_FAULT_COMMENT_UNFINISHED;
    case XML_ERR_MISPLACED_CDATA_END: return XML_FAULT_CDATA_END;
    case XML_ERR_CDATA_NOT_FINISHED: return XML_FAULT_CDATA_UNFINISHED;
    case XML_ERR_PI_NOT_STARTED:
    case XML_ERR_PI_NOT_FINISHED: return XML_FAULT_INSTRUCTION;
    case XML_ERR_RESERVED_XML_NAME: return XML_FAULT_DECLARATION_NOT_FIRST;
    case XML_ERR_GT_REQUIRED:
    case XML_ERR_LT_REQUIRED:
    case XML_ERR_LTSLASH_REQUIRED: return XML_FAULT_TAG;
    case XML_ERR_TAG_NAME_MISMATCH: return XML_FAULT_TAG_MISMATCH;
    case XML_ERR_TAG_NOT_FINISHED: return XML_FAULT_TAG_UNFINISHED;
    case XML_ERR_DOCUMENT_END: return XML_FAULT_AFTER_END;
    case XML_NS_ERR_UNDEFINED_NAMESPACE:
    case XML_NS_ERR_QNAME:
    case XML_NS_ERR_COLON: return XML_FAULT_PREFIX;
    default: return XML_FAULT_OTHER;
  }
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_pointer;
#else
typedef xmlErrorPtr error_pointer;
#endif

static void ignore_error(void *context, error_pointer error) {}

static void ignore_message(void *context, const char *format, ...) {}

static void on_error(void *context, error_pointer error) {
  if (error == NULL) return;
  // Namespaces are told as warnings or errors, but "xml:" warnings say nothing about a property list.
  if (error->level == XML_ERR_WARNING && error->domain != XML_FROM_NAMESPACE) return;
  emit(context, XML_EVENT_FAULT, fault_of(error->code));
}

// libxml2 refers to these weakly and believes that there are no threads where one is missing. In a static
// executable a weak reference brings nothing in, and two threads would then share its last error.
static void *const volatile thread_functions[] = {
    (void *)pthread_once,          (void *)pthread_getspecific,   (void *)pthread_setspecific,
    (void *)pthread_key_create,    (void *)pthread_key_delete,    (void *)pthread_mutex_init,
    (void *)pthread_mutex_destroy, (void *)pthread_mutex_lock,    (void *)pthread_mutex_unlock,
    (void *)pthread_cond_init,     (void *)pthread_cond_destroy,  (void *)pthread_cond_wait,
    (void *)pthread_cond_signal,   (void *)pthread_equal,         (void *)pthread_self,
};

void xml_events_prepare(void) {
  for (size_t index = 0; index < sizeof thread_functions / sizeof *thread_functions; index++) {
    if (thread_functions[index] == NULL) abort();
  }
  xmlInitParser();
}

static xmlSAXHandler handlers(void) {
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_open;
  sax.endElementNs = on_close;
  sax.comment = on_comment;
  sax.cdataBlock = on_cdata;
  sax.processingInstruction = on_instruction;
  sax.reference = on_reference;
  sax.serror = on_error;
  return sax;
}

// What has no parser to go to would go to standard error, with bytes of the input in it.
static void silence_libxml2(void) {
  xmlSetGenericErrorFunc(NULL, ignore_message);
  xmlSetStructuredErrorFunc(NULL, ignore_error);
}

/// Whether the parser waits for the end of a tag that is too long already.
static int tag_is_too_long(const reader *self) {
  xmlParserInputPtr input = self->parser->input;
  if (input == NULL || input->end - input->cur < LONGEST_TAG || input->cur[0] != '<') return 0;
  return input->cur[1] != '!' && input->cur[1] != '?' && input->cur[1] != '/';
}

int xml_events_parse(const char *bytes, size_t length, xml_event_handler handler, void *context) {
  silence_libxml2();
  xmlSAXHandler sax = handlers();
  reader self = {NULL, handler, context, 0};
  // Our own user data keeps libxml2 off the path on which it declares entities (userData == parser).
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, &self, NULL, 0, NULL);
  if (parser == NULL) return 0;
  self.parser = parser;
  xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  size_t offset = 0;
  while (offset < length && !self.stopped) {
    size_t count = length - offset < CHUNK ? length - offset : CHUNK;
    if (xmlParseChunk(parser, bytes + offset, (int)count, 0) != 0) break;
    offset += count;
    if (offset < length && tag_is_too_long(&self)) emit(&self, XML_EVENT_FAULT, XML_FAULT_ATTRIBUTE);
  }
  if (!self.stopped) xmlParseChunk(parser, NULL, 0, 1);
  int well_formed = parser->wellFormed && !self.stopped;
  if (!parser->wellFormed && !self.stopped) emit(&self, XML_EVENT_FAULT, XML_FAULT_OTHER);
  xmlFreeParserCtxt(parser);
  return well_formed;
}

typedef int (*converter)(xmlCharEncodingHandler *, xmlBufferPtr, xmlBufferPtr);

static xml_transcode_result transcode(
    const char *encoding, const uint8_t *bytes, size_t length, xml_text_handler handler, void *context,
    converter convert) {
  silence_libxml2();
  xmlCharEncodingHandlerPtr conversion = xmlFindCharEncodingHandler(encoding);
  if (conversion == NULL) return XML_TRANSCODE_UNKNOWN_ENCODING;
  xmlBufferPtr input = xmlBufferCreate();
  xmlBufferPtr output = xmlBufferCreate();
  xml_transcode_result result = XML_TRANSCODE_INVALID;
  if (input != NULL && output != NULL && length <= INT_MAX / 4
      && xmlBufferAdd(input, bytes, (int)length) == 0) {
    result = XML_TRANSCODE_DONE;
    while (xmlBufferLength(input) > 0) {
      int before = xmlBufferLength(input);
      int written = convert(conversion, output, input);
      handler(context, xmlBufferContent(output), (size_t)xmlBufferLength(output));
      xmlBufferEmpty(output);
      if (written < 0 && written != -1 && written != -3) {
        result = XML_TRANSCODE_INVALID;
        break;
      }
      if (xmlBufferLength(input) >= before) {
        result = XML_TRANSCODE_INVALID;
        break;
      }
    }
  }
  if (input != NULL) xmlBufferFree(input);
  if (output != NULL) xmlBufferFree(output);
  xmlCharEncCloseFunc(conversion);
  return result;
}

xml_transcode_result xml_text_to_utf8(
    const char *encoding, const uint8_t *bytes, size_t length, xml_text_handler handler, void *context) {
  return transcode(encoding, bytes, length, handler, context, xmlCharEncInFunc);
}

xml_transcode_result xml_text_from_utf8(
    const char *encoding, const uint8_t *bytes, size_t length, xml_text_handler handler, void *context) {
  return transcode(encoding, bytes, length, handler, context, xmlCharEncOutFunc);
}
