#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <string.h>

#include "openssl_setup.h"

/// Letters of other languages as they are; only control characters and what RFC 4514 asks are escaped.
static const unsigned long NAME_FLAGS = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
static const unsigned long TEXT_FLAGS = ASN1_STRFLGS_ESC_CTRL | ASN1_STRFLGS_UTF8_CONVERT;

/// What was written to a memory BIO, as a string of its own. Frees the BIO.
static char *text_of(BIO *bio) {
  char *bytes = NULL;
  long length = BIO_get_mem_data(bio, &bytes);
  char *text = length < 0 ? NULL : OPENSSL_strndup(bytes ? bytes : "", (size_t)length);
  BIO_free(bio);
  return text;
}

static char *name_text(const X509_NAME *name) {
  BIO *bio = BIO_new(BIO_s_mem());
  if (!bio) return NULL;
  X509_NAME_print_ex(bio, name, 0, NAME_FLAGS);
  return text_of(bio);
}

/// The last of a name's parts of one kind, which is the most telling one; NULL where there is none.
static char *part_text(const X509_NAME *name, int kind) {
  int last = -1, at = -1;
  while ((at = X509_NAME_get_index_by_NID(name, kind, at)) >= 0) last = at;
  if (last < 0) return NULL;
  BIO *bio = BIO_new(BIO_s_mem());
  if (!bio) return NULL;
  const ASN1_STRING *value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last));
  ASN1_STRING_print_ex(bio, value, TEXT_FLAGS);
  return text_of(bio);
}

static char *common_name(const X509_NAME *name) {
  char *text = part_text(name, NID_commonName);
  if (!text) text = part_text(name, NID_organizationName);
  return text ? text : name_text(name);
}

static void read_key(X509 *certificate, certificate_facts *facts) {
  EVP_PKEY *key = X509_get0_pubkey(certificate);
  const char *name = key ? EVP_PKEY_get0_type_name(key) : NULL;
  if (!name) {
    ASN1_OBJECT *algorithm = NULL;
    X509_PUBKEY_get0_param(&algorithm, NULL, NULL, NULL, X509_get_X509_PUBKEY(certificate));
    name = OBJ_nid2sn(OBJ_obj2nid(algorithm));
  }
  snprintf(facts->key_algorithm, sizeof facts->key_algorithm, "%s", name ? name : "");
  facts->key_bits = key ? EVP_PKEY_get_bits(key) : 0;
}

static void read_signature_digest(X509 *certificate, certificate_facts *facts) {
  int digest = NID_undef;
  X509_get_signature_info(certificate, &digest, NULL, NULL, NULL);
  if (digest == NID_undef) return;
  snprintf(facts->signature_digest, sizeof facts->signature_digest, "%s", OBJ_nid2sn(digest));
}

/// Writes bytes as hex; nothing where there are more than 32 of them.
static void write_hex(char text[65], const uint8_t *bytes, size_t length) {
  if (length > 32) return;
  for (size_t i = 0; i < length; i++) snprintf(text + 2 * i, 3, "%02x", bytes[i]);
}

static bool read_fingerprints(const X509 *certificate, certificate_facts *facts) {
  uint8_t digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  if (X509_digest(certificate, EVP_sha256(), digest, &length) != 1 || length != 32) return false;
  write_hex(facts->fingerprint, digest, length);
  if (X509_pubkey_digest(certificate, EVP_sha256(), digest, &length) != 1 || length != 32) return false;
  write_hex(facts->key_fingerprint, digest, length);
  return true;
}

static void write_key_id(char text[65], const ASN1_OCTET_STRING *id) {
  if (id && ASN1_STRING_length(id) > 0) write_hex(text, ASN1_STRING_get0_data(id), ASN1_STRING_length(id));
}

static bool read_facts(X509 *certificate, certificate_facts *facts) {
  const X509_NAME *subject = X509_get_subject_name(certificate);
  facts->subject = name_text(subject);
  facts->issuer = name_text(X509_get_issuer_name(certificate));
  facts->common_name = common_name(subject);
  // From 2 on: certificates from before there was a CA flag, which devices still take for a CA's.
  facts->is_ca = X509_check_ca(certificate) != 0;
  facts->is_self_issued = (X509_get_extension_flags(certificate) & EXFLAG_SI) != 0;
  read_key(certificate, facts);
  read_signature_digest(certificate, facts);
  write_key_id(facts->subject_key_id, X509_get0_subject_key_id(certificate));
  write_key_id(facts->authority_key_id, X509_get0_authority_key_id(certificate));
  return facts->subject && facts->issuer && facts->common_name && read_fingerprints(certificate, facts) &&
         seconds_since_1970(X509_get0_notBefore(certificate), &facts->not_before) &&
         seconds_since_1970(X509_get0_notAfter(certificate), &facts->not_after);
}

bool certificate_facts_read(const uint8_t *der, size_t length, certificate_facts *facts) {
  memset(facts, 0, sizeof *facts);
  if (length > LONG_MAX) return false;
  openssl_setup();
  X509 *certificate = d2i_X509(NULL, &der, (long)length);
  bool known = certificate && read_facts(certificate, facts);
  if (!known) certificate_facts_free(facts);
  X509_free(certificate);
  ERR_clear_error();
  return known;
}

void certificate_facts_free(certificate_facts *facts) {
  OPENSSL_free(facts->subject);
  OPENSSL_free(facts->issuer);
  OPENSSL_free(facts->common_name);
  facts->subject = facts->issuer = facts->common_name = NULL;
}
