/// Shared by the C files here; not part of the interface.

#ifndef OPENSSL_SETUP_H
#define OPENSSL_SETUP_H

#include <openssl/asn1.h>
#include <openssl/x509.h>

#include "signed_data.h"

/// Starts OpenSSL without its configuration file, once. It locks for itself.
void openssl_setup(void);

/// A moment as seconds since 1970; false where it cannot be read.
bool seconds_since_1970(const ASN1_TIME *time, int64_t *seconds);

/// A certificate in DER.
owned_bytes certificate_bytes(const X509 *certificate);

#endif
