/* SPDX-License-Identifier: MIT
 * vitrine/glossary.h - the catalogue's glossary: concepts with terms per language, by which a search in one language finds
 * texts in another. See catalogue.h for what is common to all headers.
 *
 * Terms join the concept with which they share one in every language that both have, and one at least; what stands there
 * stays. Terms of no such concept are a new one: two concepts may share a word. Terms are compared without marks and
 * case here; a search heeds the marks that are typed. */
#ifndef VITRINE_GLOSSARY_H
#define VITRINE_GLOSSARY_H

#include "vitrine/exchange.h"

#ifdef __cplusplus
extern "C" {
#endif

/* `count` terms of one concept, each "LANG=TERM". *id (may be NULL): the concept. Errors: EINVAL. */
VITRINE_CHECKED vitrine_status vitrine_glossary_add(int64_t *id, vitrine_catalogue *cat, const char *const *terms,
                                                    size_t count, vitrine_error **err);
/* Errors: ENOTFOUND. */
VITRINE_CHECKED vitrine_status vitrine_glossary_remove(vitrine_catalogue *cat, int64_t id, vitrine_error **err);
/* CSV: a header of language tags, one concept a row, several terms of a cell separated by '|'; as one change. A bad row
 * is a failure with its number; the rest is done. Of options only `name` counts. *out may be NULL. Errors: EIO (of
 * `read`), EFORMAT (no such header). */
VITRINE_CHECKED vitrine_status vitrine_glossary_import(vitrine_report **out, vitrine_catalogue *cat, vitrine_read read,
                                                       void *read_context, const vitrine_import_options *options,
                                                       vitrine_error **err);
/* The glossary as such CSV; "" if it is empty. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_glossary_csv(char **out, vitrine_catalogue *cat, vitrine_error **err);
/* One concept, borrowed for the callback. */
typedef struct vitrine_concept vitrine_concept;
/* Return false to stop; the call is then OK all the same. */
typedef bool (*vitrine_concept_sink)(void *context, int64_t id, const vitrine_concept *entry);
/* Each, by id; language not NULL: only those with a term in it. The callback may not use the catalogue. Errors:
 * EINVAL (a language that is none). */
VITRINE_CHECKED vitrine_status vitrine_glossary_concepts(vitrine_catalogue *cat, const char *language,
                                                         vitrine_concept_sink sink, void *context,
                                                         vitrine_error **err);
/* The i-th term, by language; false, and no write, behind the last. */
VITRINE_API bool vitrine_concept_term(const vitrine_concept *entry, size_t i, const char **language,
                                      const char **term);
/* The JSON object of `vitrine glossary list` (cli.md); language not NULL: only concepts with a term in it. Free with
 * vitrine_string_free. Errors: EINVAL (a language that is none). */
VITRINE_CHECKED vitrine_status vitrine_glossary_json(char **out, vitrine_catalogue *cat, const char *language,
                                                     vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
