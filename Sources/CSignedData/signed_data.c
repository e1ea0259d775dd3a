#include "signed_data.h"

#include <limits.h>
#include <openssl/cms.h>
#include <openssl/cmserr.h>
#include <openssl/err.h>
#include <openssl/evp.h>

#include "openssl_setup.h"

/// More signers than anybody needs, so that a hostile message cannot buy hours of arithmetic.
enum { MAXIMUM_SIGNERS = 16 };

/// What a failed check means: only an error that says "does not match" makes a signature broken.
static signature_verdict verdict_of_failure(int returned) {
  signature_verdict verdict = returned == 0 ? SIGNATURE_BROKEN : SIGNATURE_UNKNOWN;
  unsigned long code;
  while ((code = ERR_get_error()) != 0) {
    int reason = ERR_GET_REASON(code);
    if (ERR_GET_LIB(code) == ERR_LIB_CMS) {
      if (reason == CMS_R_VERIFICATION_FAILURE || reason == CMS_R_MESSAGEDIGEST_WRONG_LENGTH) {
        verdict = SIGNATURE_BROKEN;
      } else {
        return SIGNATURE_UNKNOWN;
      }
    } else if (reason == ERR_R_UNSUPPORTED || reason == ERR_R_MALLOC_FAILURE) {
      return SIGNATURE_UNKNOWN;
    } else if (ERR_GET_LIB(code) == ERR_LIB_RSA) {
      verdict = SIGNATURE_BROKEN;
    } else if (ERR_GET_LIB(code) == ERR_LIB_EVP) {
      return SIGNATURE_UNKNOWN;
    }
  }
  return verdict;
}

/// One signer's signature over the content, whose digests stand in `digests`.
static signature_verdict verdict_of_signer(CMS_SignerInfo *signer, BIO *digests) {
  X509 *certificate = NULL;
  CMS_SignerInfo_get0_algs(signer, NULL, &certificate, NULL, NULL);
  if (!certificate || !X509_get0_pubkey(certificate)) return SIGNATURE_UNKNOWN;
  ERR_clear_error();
  if (CMS_signed_get_attr_count(signer) >= 0) {
    int attributes = CMS_SignerInfo_verify(signer);
    if (attributes != 1) return verdict_of_failure(attributes);
  }
  int content = CMS_SignerInfo_verify_content(signer, digests);
  return content == 1 ? SIGNATURE_FITS : verdict_of_failure(content);
}

/// All signers' verdicts as one: broken if any is, else unknown if any is.
static signature_verdict verdict_of_signers(STACK_OF(CMS_SignerInfo) *signers, BIO *digests) {
  int count = sk_CMS_SignerInfo_num(signers);
  if (count < 1 || count > MAXIMUM_SIGNERS) return SIGNATURE_UNKNOWN;
  signature_verdict all = SIGNATURE_FITS;
  for (int i = 0; i < count; i++) {
    signature_verdict one = verdict_of_signer(sk_CMS_SignerInfo_value(signers, i), digests);
    if (one == SIGNATURE_BROKEN) return SIGNATURE_BROKEN;
    if (one == SIGNATURE_UNKNOWN) all = SIGNATURE_UNKNOWN;
  }
  return all;
}

/// Reads the whole content through the digests, which is how they are computed.
static bool read_content(BIO *digests) {
  uint8_t buffer[16384];
  int count;
  while ((count = BIO_read(digests, buffer, sizeof buffer)) > 0) {
  }
  return count == 0 || BIO_eof(digests);
}

static void read_signing_time(CMS_SignerInfo *signer, signature_facts *facts) {
  int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  X509_ATTRIBUTE *attribute = at < 0 ? NULL : CMS_signed_get_attr(signer, at);
  const ASN1_TYPE *value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : NULL;
  if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return;
  facts->has_signing_time = seconds_since_1970(value->value.asn1_string, &facts->signing_time);
}

static void read_first_signer(STACK_OF(CMS_SignerInfo) *signers, signature_facts *facts) {
  CMS_SignerInfo *signer = sk_CMS_SignerInfo_value(signers, 0);
  X509 *certificate = NULL;
  CMS_SignerInfo_get0_algs(signer, NULL, &certificate, NULL, NULL);
  if (certificate) facts->signer = certificate_bytes(certificate);
  read_signing_time(signer, facts);
}

signature_facts signature_facts_of(const uint8_t *message, size_t length) {
  signature_facts facts = {.verdict = SIGNATURE_UNKNOWN};
  if (length > LONG_MAX) return facts;
  openssl_setup();
  CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &message, (long)length);
  STACK_OF(CMS_SignerInfo) *signers = cms ? CMS_get0_SignerInfos(cms) : NULL;
  if (signers && sk_CMS_SignerInfo_num(signers) > 0 && sk_CMS_SignerInfo_num(signers) <= MAXIMUM_SIGNERS) {
    CMS_set1_signers_certs(cms, NULL, 0);
    read_first_signer(signers, &facts);
    BIO *digests = CMS_dataInit(cms, NULL);
    if (digests && read_content(digests)) facts.verdict = verdict_of_signers(signers, digests);
    BIO_free_all(digests);
  }
  CMS_ContentInfo_free(cms);
  ERR_clear_error();
  return facts;
}
