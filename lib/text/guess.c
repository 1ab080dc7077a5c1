/* SPDX-License-Identifier: MIT
 * Which language a text is in, from its letters alone; see language.h.
 *
 * The script decides where it can; Chinese and Japanese are told by their characters. Among the languages of
 * the Latin and Cyrillic scripts each word is evidence for or against: small words, usual ones, endings,
 * letters, and, for Vietnamese, whether it is a syllable. The strongest wins, as surely as it is ahead of the
 * second. */
#include "text/language.h"

#include <string.h>

#include "text/guess_han.h"
#include "text/guess_sample.h"
#include "text/guess_scripts.h"
#include "text/guess_words.h"

#define DOUBT 3.0      /* a lead of as much is as good as a toss */
#define BY_SCRIPT 0.5  /* how sure the likeliest language of Cyrillic letters is at least */
#define NAME_WORDS 3   /* so few plain syllables may be a name ... */
#define PLAIN_NAME 0.2 /* ... and are Vietnamese as surely as that */

struct lead {
    const char *tag;
    int best;
    int second;
};

static void answer(struct language_guess *out, const char *tag, double confidence)
{
    strcpy(out->tag, confidence > 0 ? tag : "und");
    out->confidence = confidence;
}

static void offer(struct lead *lead, const char *tag, int score)
{
    if (score > lead->best) {
        lead->second = lead->best;
        lead->best = score;
        lead->tag = tag;
    } else if (score > lead->second) {
        lead->second = score;
    }
}

static double certainty(const struct lead *lead)
{
    double ahead = lead->best - lead->second;

    return ahead / (ahead + DOUBT);
}

/* Few words, and all of them syllables of Vietnamese, whatever else they might be: a name, as of a place. */
static bool is_name(const struct word_evidence *e)
{
    return e->words <= NAME_WORDS && e->syllables == e->words;
}

/* A name that has no mark may still be of any language. */
static double name_certainty(const struct word_evidence *e)
{
    struct lead lead = {"vi", e->vietnamese, 0};

    if (e->marked_syllables > 0)
        return certainty(&lead);
    return e->words > 1 ? PLAIN_NAME : 0;
}

static void offer_all(struct lead *lead, const struct word_evidence *e)
{
    size_t i;

    for (i = 0; i < e->table->count; i++) {
        bool likely = e->table->languages[i].likely && e->scores[i] >= 0;

        offer(lead, e->table->languages[i].tag, e->scores[i] + (likely ? e->table->head_start : 0));
    }
}

static void guess_latin(struct language_guess *out, const char *text, size_t length)
{
    struct word_evidence e;
    struct lead lead = {"und", 0, 0};

    words_weigh(&e, &list_latin, text, length);
    if (is_name(&e)) {
        answer(out, "vi", name_certainty(&e));
        return;
    }
    offer(&lead, "vi", e.vietnamese);
    offer_all(&lead, &e);
    answer(out, lead.tag, certainty(&lead));
}

/* Russian where nothing tells, and nothing speaks against it. Any of them is likelier than one in other
 * letters. */
static void guess_cyrillic(struct language_guess *out, const char *text, size_t length)
{
    struct word_evidence e;
    struct lead lead = {"ru", 0, 0};

    words_weigh(&e, &list_cyrillic, text, length);
    offer_all(&lead, &e);
    if (lead.best == 0 && e.scores[0] < 0)
        answer(out, "und", 0);
    else
        answer(out, lead.tag, certainty(&lead) > BY_SCRIPT ? certainty(&lead) : BY_SCRIPT);
}

static void guess_script(struct language_guess *out, size_t script, const char *text, size_t length)
{
    const char *tag;
    double confidence;

    if (script == SCRIPT_LATIN) {
        guess_latin(out, text, length);
    } else if (script == SCRIPT_CYRILLIC) {
        guess_cyrillic(out, text, length);
    } else {
        tag = script == SCRIPT_HAN ? han_guess(&confidence, text, length)
                                   : script_language(&confidence, script);
        answer(out, tag, confidence);
    }
}

/* Of all scripts in the text, the one whose language is the surest for its share: Latin names in a Thai text
 * say little, however long. */
void language_guess(struct language_guess *out, const char *text, size_t length)
{
    struct script_shares shares;
    struct language_guess guess;
    struct sample sample;
    size_t i;

    answer(out, "und", 0);
    sample_take(&sample, text, length);
    scripts_count(&shares, sample.text, sample.length);
    for (i = 0; i < SCRIPTS; i++) {
        double share = scripts_share(&shares, i);

        if (share <= out->confidence)
            continue;
        guess_script(&guess, i, sample.text, sample.length);
        if (guess.confidence * share > out->confidence)
            answer(out, guess.tag, guess.confidence * share);
    }
}

static bool has_vietnamese_marks(const char *text, size_t length)
{
    struct word_evidence e;

    words_weigh(&e, &list_latin, text, length);
    return e.vietnamese_letters > 0 || (e.marked_syllables > 0 && e.marked_others == 0);
}

void language_of_keyword(char out[LANGUAGE_SIZE], const char *text, size_t length)
{
    struct script_shares shares;
    struct language_guess guess;
    struct sample sample;

    strcpy(out, "und");
    sample_take(&sample, text, length);
    scripts_count(&shares, sample.text, sample.length);
    if (scripts_share(&shares, SCRIPT_LATIN) >= 0.5) {
        if (has_vietnamese_marks(sample.text, sample.length))
            strcpy(out, "vi");
        return;
    }
    language_guess(&guess, text, length);
    strcpy(out, guess.tag);
}
