/* SPDX-License-Identifier: MIT
 * Finding words, endings and letters in the lists of languages; see guess_lists.h. */
#include "text/guess_lists.h"

#include <string.h>

/* FNV-1a (draft-eastlake-fnv), from the last byte to the first, as guess_lists.py has it. */
#define HASH_START 0x811c9dc5u
#define HASH_FACTOR 0x01000193u

static const struct list_word *find_hashed(uint32_t hash, const char *word, size_t length)
{
    size_t at = hash & (list_words.slot_count - 1);

    for (; list_words.slots[at] != 0; at = (at + 1) & (list_words.slot_count - 1)) {
        const struct list_word *row = &list_words.rows[list_words.slots[at] - 1];

        if (strncmp(row->text, word, length) == 0 && row->text[length] == '\0')
            return row;
    }
    return NULL;
}

void list_find(struct list_word *out, const char *word, size_t length)
{
    const struct list_word *row;
    uint32_t ending = 0;
    uint32_t hash = HASH_START;
    size_t at = length;

    while (at > 0) {
        hash = (hash ^ (unsigned char)word[--at]) * HASH_FACTOR;
        if (at < 2 || length - at > list_words.longest_ending) /* not all of it, nor all but a letter */
            continue;
        row = find_hashed(hash, word + at, length - at);
        ending |= row != NULL ? row->ending : 0;
    }
    row = find_hashed(hash, word, length);
    *out = row != NULL ? *row : (struct list_word){.text = ""};
    out->ending = ending;
}

const struct list_letter *list_find_letter(const struct list_table *table, uint32_t letter)
{
    size_t low = 0;
    size_t high = table->letter_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (table->letters[middle].letter == letter)
            return &table->letters[middle];
        if (table->letters[middle].letter < letter)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
