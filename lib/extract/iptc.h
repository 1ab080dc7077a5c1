/* SPDX-License-Identifier: MIT
 * extract/iptc.h - an IPTC-IIM record: datasets {0x1c, record, number, length (2 bytes, high first), bytes}.
 */
#ifndef EXTRACT_IPTC_H
#define EXTRACT_IPTC_H

#include "extract/extraction.h"

vitrine_status iptc_read(struct extraction *out, const unsigned char *bytes, size_t length,
                         vitrine_error **err);

#endif
