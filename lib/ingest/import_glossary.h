/* SPDX-License-Identifier: MIT
 * ingest/import_glossary.h - concepts from CSV into the glossary of a store: a header of language tags, one concept a
 * row, several terms of a cell separated by '|'. */
#ifndef INGEST_IMPORT_GLOSSARY_H
#define INGEST_IMPORT_GLOSSARY_H

#include "ingest/import.h"

/* One change: rows that say nothing that can be read are failures of the report, the rest is done. EFORMAT: no such
 * header. */
vitrine_status import_glossary(struct report *report, struct store *store, const struct import_options *options,
                               vitrine_error **err);

#endif
