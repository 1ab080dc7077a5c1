/* SPDX-License-Identifier: MIT
 * ingest/claim.h - values that files give, and which language each is in.
 *
 * How sure a language is decides between values of one field: a tag (xml:lang; of a text file, its suffix or
 * what it declares) is the file's word; the suffix of an image's name or the language it declares is
 * inferred; the language given to the scan, a guess from the letters and the home language are supposed. */
#ifndef INGEST_CLAIM_H
#define INGEST_CLAIM_H

#include "extract/extract.h"
#include "ingest/report.h"
#include "record/record.h"
#include "text/language.h"

enum certainty { CERTAINTY_SAID, CERTAINTY_INFERRED, CERTAINTY_SUPPOSED, CERTAINTY_OPEN };

struct claim_file {
    const struct extraction *extraction; /* NULL: it gives nothing */
    const char *name;                    /* for warnings */
    char suffix[LANGUAGE_SIZE];          /* language of the suffix of its name, or "" */
    bool is_text; /* all of it is in one language: a document, a text beside an image */
    /* Set by claims_collect: */
    char language[LANGUAGE_SIZE]; /* of a text */
    enum certainty certainty;
    bool guessed;
    bool unused; /* another file of a text asset is in the same language */
};

struct claim_rules {
    enum record_kind kind;
    const char *home;
    const char *language;  /* given to the scan, or NULL */
    language_known *known; /* may be NULL */
    void *known_context;
    struct report_lines *warnings; /* their paths are names of files */
};

struct claim {
    const struct extracted_value *value; /* borrowed */
    size_t file;
    char language[LANGUAGE_SIZE];
    enum certainty certainty;
    bool guessed;  /* by letters, or home for want of anything else */
    bool regional; /* the tag had a region */
    bool dropped;
};

struct claims {
    struct claim *items;
    size_t count;
    size_t capacity;
};
#define CLAIMS_INIT \
    {               \
        NULL, 0, 0  \
    }
void claims_dispose(struct claims *claims);

/* One claim for each value but the facts; keywords whose letters say nothing get "und". files[0] is the main
 * one. */
vitrine_status claims_collect(struct claims *out, struct claim_file *files, size_t count,
                              const struct claim_rules *rules, vitrine_error **err);
/* A line about files[i]. */
vitrine_status claim_warn(const struct claim_rules *rules, const struct claim_file *file, vitrine_error **err,
                          const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
