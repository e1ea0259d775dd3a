#include <limits.h>
#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "openssl_setup.h"

/// What deriving a key may cost; OWASP's advice for PBKDF2 is the highest figure in use.
enum { MAXIMUM_ITERATIONS = 1000000, MAXIMUM_ENCRYPTED_SAFES = 4 };

static bool is_affordable(const ASN1_INTEGER *iterations) {
  int64_t count = 0;
  if (!iterations) return true;
  return ASN1_INTEGER_get_int64(&count, iterations) == 1 && count >= 0 && count <= MAXIMUM_ITERATIONS;
}

/// Whether the key derivation of PBES2 is PBKDF2 within the limit.
static bool is_affordable_pbes2(const ASN1_TYPE *parameter) {
  bool affordable = false;
  PBE2PARAM *scheme = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), parameter);
  if (scheme && OBJ_obj2nid(scheme->keyfunc->algorithm) == NID_id_pbkdf2) {
    PBKDF2PARAM *derivation =
        ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBKDF2PARAM), scheme->keyfunc->parameter);
    affordable = derivation && is_affordable(derivation->iter);
    PBKDF2PARAM_free(derivation);
  }
  PBE2PARAM_free(scheme);
  return affordable;
}

static bool is_affordable_encryption(const X509_ALGOR *algorithm) {
  if (OBJ_obj2nid(algorithm->algorithm) == NID_pbes2) return is_affordable_pbes2(algorithm->parameter);
  PBEPARAM *scheme = ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBEPARAM), algorithm->parameter);
  bool affordable = scheme && is_affordable(scheme->iter);
  PBEPARAM_free(scheme);
  return affordable;
}

/// The bags of one safe; NULL where it cannot be opened.
static STACK_OF(PKCS12_SAFEBAG) *bags_of(PKCS7 *safe, const char *password, int *encrypted) {
  if (PKCS7_type_is_data(safe)) return PKCS12_unpack_p7data(safe);
  if (!PKCS7_type_is_encrypted(safe) || !password || ++*encrypted > MAXIMUM_ENCRYPTED_SAFES) return NULL;
  const PKCS7_ENCRYPT *content = safe->d.encrypted;
  if (!content || !content->enc_data || !is_affordable_encryption(content->enc_data->algorithm)) return NULL;
  return PKCS12_unpack_p7encdata(safe, password, -1);
}

/// How well a certificate fits as that of the identity: it names its key, or at least signs no others.
static int fitness(const PKCS12_SAFEBAG *bag, X509 *certificate) {
  if (PKCS12_SAFEBAG_get0_attr(bag, NID_localKeyID)) return 3;
  return X509_check_ca(certificate) == 0 ? 2 : 1;
}

/// Certificates as they are found, and which of them is the identity's.
typedef struct {
  STACK_OF(X509) *all;
  int chosen;
  int chosen_fitness;
} found_certificates;

static void collect_from(const STACK_OF(PKCS12_SAFEBAG) *bags, found_certificates *found, size_t maximum) {
  for (int i = 0; i < sk_PKCS12_SAFEBAG_num(bags); i++) {
    PKCS12_SAFEBAG *bag = sk_PKCS12_SAFEBAG_value(bags, i);
    if (PKCS12_SAFEBAG_get_nid(bag) != NID_certBag || (size_t)sk_X509_num(found->all) >= maximum) continue;
    X509 *certificate = PKCS12_SAFEBAG_get1_cert(bag);
    if (!certificate) continue;
    int fits = fitness(bag, certificate);
    int position = sk_X509_push(found->all, certificate) - 1;
    if (position < 0) {
      X509_free(certificate);
    } else if (fits > found->chosen_fitness) {
      found->chosen = position;
      found->chosen_fitness = fits;
    }
  }
}

/// Writes out what was found, the identity's own certificate first.
static size_t write_certificates(const found_certificates *found, owned_bytes *certificates) {
  size_t count = 0;
  for (int i = -1; i < sk_X509_num(found->all); i++) {
    if (i == found->chosen) continue;
    owned_bytes bytes = certificate_bytes(sk_X509_value(found->all, i < 0 ? found->chosen : i));
    if (bytes.bytes) certificates[count++] = bytes;
  }
  return count;
}

static size_t certificates_in(STACK_OF(PKCS7) *safes, const char *password, owned_bytes *certificates,
                              size_t maximum) {
  found_certificates found = {sk_X509_new_null(), 0, 0};
  int encrypted = 0;
  for (int i = 0; found.all && i < sk_PKCS7_num(safes); i++) {
    STACK_OF(PKCS12_SAFEBAG) *bags = bags_of(sk_PKCS7_value(safes, i), password, &encrypted);
    collect_from(bags, &found, maximum);
    sk_PKCS12_SAFEBAG_pop_free(bags, PKCS12_SAFEBAG_free);
  }
  size_t count = sk_X509_num(found.all) > 0 ? write_certificates(&found, certificates) : 0;
  sk_X509_pop_free(found.all, X509_free);
  return count;
}

size_t identity_certificates(const uint8_t *pkcs12, size_t length, const char *password,
                             owned_bytes *certificates, size_t maximum) {
  if (length > LONG_MAX) return 0;
  openssl_setup();
  PKCS12 *container = d2i_PKCS12(NULL, &pkcs12, (long)length);
  STACK_OF(PKCS7) *safes = container ? PKCS12_unpack_authsafes(container) : NULL;
  size_t count = safes ? certificates_in(safes, password, certificates, maximum) : 0;
  sk_PKCS7_pop_free(safes, PKCS7_free);
  PKCS12_free(container);
  ERR_clear_error();
  return count;
}
