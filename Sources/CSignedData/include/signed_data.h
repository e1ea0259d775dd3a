/// Signatures and certificates, judged by OpenSSL. This header shows plain types only; the
/// files beside it are the only ones that include OpenSSL's.
///
/// Every function may be called from any thread. None reads a file, the configuration of OpenSSL or the
/// network, and none keeps anything of its input.

#ifndef SIGNED_DATA_H
#define SIGNED_DATA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  SIGNATURE_UNKNOWN,  ///< no certificate of the signer, or an algorithm that is not supported
  SIGNATURE_FITS,     ///< every signature fits the content and its certificate
  SIGNATURE_BROKEN,   ///< a digest or a signature does not match
} signature_verdict;

/// Bytes that `owned_bytes_free` gives back.
typedef struct {
  uint8_t *bytes;  ///< NULL if there are none
  size_t length;
} owned_bytes;

void owned_bytes_free(owned_bytes bytes);

typedef struct {
  signature_verdict verdict;
  owned_bytes signer;  ///< the first signer's certificate in DER, if the message holds it
  bool has_signing_time;
  int64_t signing_time;  ///< seconds since 1970
} signature_facts;

/// Verifies a CMS SignedData (DER or BER) over the content and with the certificates inside it. Whether
/// anybody trusts these certificates is not asked.
signature_facts signature_facts_of(const uint8_t *message, size_t length);

/// What an X.509 certificate says. Texts are UTF-8 and end with a NUL.
typedef struct {
  char *subject;  ///< in the order of RFC 4514
  char *issuer;
  char *common_name;  ///< the subject's CN, else its O, else the whole of it
  int64_t not_before;
  int64_t not_after;
  bool is_ca;
  bool is_self_issued;
  char key_algorithm[32];
  int key_bits;
  char signature_digest[32];  ///< empty where the algorithm has none
  char fingerprint[65];       ///< SHA-256 in lower-case hex
  char key_fingerprint[65];   ///< SHA-256 over the public key's bits, in lower-case hex
  char subject_key_id[65];    ///< lower-case hex; empty where there is none, or a very long one
  char authority_key_id[65];  ///< the issuer's key, in the same form
} certificate_facts;

/// Reads a certificate in DER. Where it is none, false is returned and there is nothing to free.
bool certificate_facts_read(const uint8_t *der, size_t length, certificate_facts *facts);

void certificate_facts_free(certificate_facts *facts);

/// The certificates in a PKCS#12, in DER: first that of the identity, then the others, which are its chain.
/// Returns how many there are, `maximum` at most; 0 where the password does not open it or its encryption is
/// no longer supported. The private key is not decrypted. `owned_bytes_free` gives each one back.
size_t identity_certificates(const uint8_t *pkcs12, size_t length, const char *password,
                             owned_bytes *certificates, size_t maximum);

#endif
