#include "openssl_setup.h"

#include <openssl/crypto.h>

void openssl_setup(void) {
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL);
}

void owned_bytes_free(owned_bytes bytes) { OPENSSL_free(bytes.bytes); }

bool seconds_since_1970(const ASN1_TIME *time, int64_t *seconds) {
  // From a text, since ASN1_TIME_set makes the C library read the time zone's file.
  ASN1_TIME *epoch = ASN1_TIME_new();
  int days = 0, rest = 0;
  // Without a second time, ASN1_TIME_diff takes the present.
  bool known = epoch && time && ASN1_TIME_set_string(epoch, "19700101000000Z") == 1 &&
               ASN1_TIME_diff(&days, &rest, epoch, time) == 1;
  ASN1_TIME_free(epoch);
  if (known) *seconds = (int64_t)days * 86400 + rest;
  return known;
}

owned_bytes certificate_bytes(const X509 *certificate) {
  owned_bytes result = {NULL, 0};
  int length = i2d_X509(certificate, &result.bytes);
  if (length > 0) {
    result.length = (size_t)length;
  } else {
    result.bytes = NULL;
  }
  return result;
}
