/* SPDX-License-Identifier: MIT
 * Stemmers; see stem.h. */
#include "text/stem.h"

#include <errno.h>
#include <libstemmer.h>
#include <limits.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    const char *language;
    const char *algorithm;
} algorithms[] = {
    {"ar", "arabic"},    {"hy", "armenian"},   {"eu", "basque"},    {"ca", "catalan"},    {"da", "danish"},
    {"nl", "dutch"},     {"en", "english"},    {"fi", "finnish"},   {"fr", "french"},     {"de", "german"},
    {"el", "greek"},     {"hi", "hindi"},      {"hu", "hungarian"}, {"id", "indonesian"}, {"ga", "irish"},
    {"it", "italian"},   {"lt", "lithuanian"}, {"ne", "nepali"},    {"no", "norwegian"},  {"nb", "norwegian"},
    {"nn", "norwegian"}, {"pt", "portuguese"}, {"ro", "romanian"},  {"ru", "russian"},    {"sr", "serbian"},
    {"es", "spanish"},   {"sv", "swedish"},    {"ta", "tamil"},     {"tr", "turkish"},    {"yi", "yiddish"},
};

_Static_assert(LENGTH(algorithms) <= STEM_LANGUAGES, "room for every stemmer");

bool stemmers_init(struct stemmers *stemmers)
{
    size_t i;

    for (i = 0; i < LENGTH(algorithms); i++) {
        errno = 0;
        stemmers->of[i] = sb_stemmer_new(algorithms[i].algorithm, "UTF_8");
        if (stemmers->of[i] == NULL && errno == ENOMEM)
            return false;
    }
    return true;
}

void stemmers_dispose(struct stemmers *stemmers)
{
    size_t i;

    for (i = 0; i < LENGTH(algorithms); i++)
        if (stemmers->of[i] != NULL)
            sb_stemmer_delete(stemmers->of[i]);
    memset(stemmers, 0, sizeof *stemmers);
}

static struct sb_stemmer *find_stemmer(const struct stemmers *stemmers, const char *language)
{
    size_t length = strcspn(language, "-");
    size_t i;

    for (i = 0; i < LENGTH(algorithms); i++)
        if (strlen(algorithms[i].language) == length && memcmp(algorithms[i].language, language, length) == 0)
            return stemmers->of[i];
    return NULL;
}

void stem_append(struct buf *out, struct stemmers *stemmers, const char *language, const char *word,
                 size_t length)
{
    struct sb_stemmer *stemmer = find_stemmer(stemmers, language);
    const sb_symbol *stem;

    if (stemmer == NULL || length > INT_MAX)
        return;
    stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)length);
    if (stem == NULL) {
        out->failed = true;
        return;
    }
    buf_append(out, stem, (size_t)sb_stemmer_length(stemmer));
}
