/* SPDX-License-Identifier: MIT
 * The competition of readings; see detect.h.
 *
 * Every reading gets the logarithm of its likelihood; the confidence is the best one's share of the odds
 * against the best of the others that give another text. Two rules stand above that: most of the words must
 * be Vietnamese, and there must be enough of them. */
#include "text/charset/detect.h"

#include <math.h>

#define PLAIN_VALID 0.4    /* what a word without marks says for Vietnamese, if it could be a syllable */
#define PLAIN_OTHER (-0.6) /* or if it could not */
#define PLAIN_MOST 1.5
#define PLAIN_LEAST (-4.0)
#define SETTLED 2.5 /* a word that is Vietnamese as it stands says that the text is Unicode already */
#define GOOD_PER_BAD 2.5
#define LEAST_GOOD 2
#define LEAST_KINDS 3 /* fewer different letters are one accident, however often it happens */
#define LEAST_HIGH 5
#define LEAST_SYLLABLES 4
#define FEW_KINDS_CONFIDENCE 0.97
#define FEW_CONFIDENCE 0.5
#define MIXED_CONFIDENCE 0.25

static double plain_words(const struct sample *sample)
{
    double valid = (double)sample->plain_valid;
    double sum = PLAIN_VALID * valid + PLAIN_OTHER * ((double)sample->plain - valid);

    return sum > PLAIN_MOST ? PLAIN_MOST : sum < PLAIN_LEAST ? PLAIN_LEAST : sum;
}

/* As it stands: in another language, or in Vietnamese whose letters windows-1252 has. */
static double weigh_unchanged(struct weight *out, const struct sample *sample, bool viqr)
{
    double sum = weigh_other(sample, viqr);

    weigh_vietnamese(out, sample, LEGACY_WINDOWS_1252);
    if (!viqr && out->sum + plain_words(sample) > sum)
        sum = out->sum + plain_words(sample);
    return sum + SETTLED * (double)sample->settled;
}

static bool is_mixed(const struct weight *weight, const struct sample *sample)
{
    return weight->good < GOOD_PER_BAD * (double)(weight->bad + sample->settled);
}

static bool is_little(const struct weight *weight, double confidence, const struct sample *sample)
{
    size_t syllables = weight->good + weight->short_ones + sample->plain_valid;

    return weight->good < LEAST_GOOD || (sample->kinds < LEAST_KINDS && confidence < FEW_KINDS_CONFIDENCE) ||
           (sample->high < LEAST_HIGH && syllables < LEAST_SYLLABLES);
}

static double confidence_of(const struct weight *weight, double margin, double doubt,
                            const struct sample *sample)
{
    double confidence = 1 / (1 + exp(-margin));

    if (doubt < 0)
        return confidence;
    if (is_mixed(weight, sample) && confidence > MIXED_CONFIDENCE)
        return MIXED_CONFIDENCE;
    if (is_little(weight, confidence, sample) && confidence > FEW_CONFIDENCE)
        return FEW_CONFIDENCE;
    return confidence;
}

/* The highest of the sums whose text is not `text`. */
static double best_other(const struct weight *weights, unsigned readings, uint64_t text, double least)
{
    int reading;

    for (reading = 0; reading < READING_COUNT; reading++)
        if ((readings & READING_BIT(reading)) && weights[reading].text != text &&
            weights[reading].sum > least)
            least = weights[reading].sum;
    return least;
}

void detect_vietnamese(struct verdict *out, const struct sample *sample, unsigned readings, double doubt)
{
    struct weight weights[READING_COUNT];
    struct weight unchanged;
    double as_it_is = weigh_unchanged(&unchanged, sample, readings & READING_BIT(READING_VIQR));
    double margin;
    int best = -1;
    int reading;

    *out = (struct verdict){.reading = -1};
    if (sample->count == 0)
        return;
    for (reading = 0; reading < READING_COUNT; reading++) {
        if (!(readings & READING_BIT(reading)))
            continue;
        weigh_vietnamese(&weights[reading], sample, reading);
        weights[reading].sum += plain_words(sample) - doubt;
        if (best < 0 || weights[reading].sum > weights[best].sum)
            best = reading;
    }
    if (best < 0 || weights[best].text == unchanged.text)
        return;
    out->reading = best;
    margin = weights[best].sum - best_other(weights, readings, weights[best].text, as_it_is);
    out->confidence = confidence_of(&weights[best], margin, doubt, sample);
}
