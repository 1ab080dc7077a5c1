/* SPDX-License-Identifier: MIT
 * vitrine/suggest.h - completions while somebody types. See catalogue.h for what is common to all headers.
 *
 * What may complete a text: keywords and short titles, as they are written, and terms of the glossary, of topics and of
 * collections; only what finds something. Marks that were typed count, those that were not don't: "bai b" gives "bãi biển"
 * and "Bãi Sao". Those used most come first. Of titles a sample is looked at where thousands begin alike. */
#ifndef VITRINE_SUGGEST_H
#define VITRINE_SUGGEST_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vitrine_suggest_options {
    size_t size;
    const char *languages; /* of what is suggested: "vi,en"; NULL: all */
    uint32_t limit;        /* 0: 10; at most 100, beyond: EINVAL */
    uint32_t deadline_ms;  /* 0: 10000; beyond: ELIMIT */
} vitrine_suggest_options;
#define VITRINE_SUGGEST_OPTIONS_INIT                                                                         \
    {                                                                                                        \
        sizeof(vitrine_suggest_options), NULL, 0, 0                                                          \
    }

/* Return false to stop; the call is then OK all the same. */
typedef bool (*vitrine_suggestion_sink)(void *context, const char *text);
/* Each completion of `prefix`, the best first; of an empty one, the most used keywords. options may be NULL. The callback
 * may not use the catalogue. Errors: EINVAL (an option; a language that is none), ELIMIT (deadline; more than 4096
 * bytes). */
VITRINE_CHECKED vitrine_status vitrine_suggest(vitrine_catalogue *cat, const char *prefix,
                                               const vitrine_suggest_options *options, vitrine_suggestion_sink sink,
                                               void *context, vitrine_error **err);
/* The same as the JSON object of `vitrine suggest --json` (cli.md), one line; free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_suggest_json(char **out, vitrine_catalogue *cat, const char *prefix,
                                                    const vitrine_suggest_options *options, vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
