/* SPDX-License-Identifier: MIT
 * publish/glossary.h - the glossary of a store as JSON and as CSV (cli.md). */
#ifndef PUBLISH_GLOSSARY_H
#define PUBLISH_GLOSSARY_H

#include "store/store.h"

/* Is a term in that language (a stored tag, or "zh") among them? */
bool glossary_has_language(const struct labels *terms, const char *language);
/* {"concepts":[{"id":1,"terms":{"vi":["bãi biển"]}}]}; language (a stored tag, or "zh") not NULL: those that have a term
 * in it. *out: mem_free. */
vitrine_status glossary_json(char **out, struct store *store, const char *language, vitrine_error **err);
/* A header of language tags, the catalogue's own first, and one concept a row. *out: mem_free. */
vitrine_status glossary_csv(char **out, struct store *store, vitrine_error **err);

#endif
