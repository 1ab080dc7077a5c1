/* SPDX-License-Identifier: MIT
 * extract/pdf.h - what Poppler's programs say of a PDF. */
#ifndef EXTRACT_PDF_H
#define EXTRACT_PDF_H

#include "extract/office_properties.h"
#include "extract/program.h"

/* The properties that pdfinfo lists, "Title:   Bãi Sao". */
void pdf_read_info(struct office_properties *out, const char *text, size_t length);
/* Why a program could not read the document. EFORMAT, ELIMIT. */
vitrine_status pdf_explain(const struct program_result *result, vitrine_error **err);

#endif
