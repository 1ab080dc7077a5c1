/* SPDX-License-Identifier: MIT
 * Mojibake undone; see mend.h. */
#include "text/charset/mend.h"

#include <stdio.h>

#include "base/utf8.h"
#include "text/charset/names.h"
#include "text/charset/viqr.h"

/* Bytes put together from characters, until one comes that ends a word in every encoding. */
struct mender {
    struct sink *out;
    struct buf run;
    int reading;
};

static void put_byte(struct mender *mender, size_t *at)
{
    bool lost = false;

    sink_put(mender->out, legacy_next(LEGACY_WINDOWS_1252, mender->run.bytes, mender->run.length, at, &lost),
             true);
}

static void put_utf8(struct mender *mender)
{
    size_t at = 0;

    while (at < mender->run.length) {
        size_t next = at;
        uint32_t c = utf8_next(mender->run.bytes, mender->run.length, &next);

        if (c == UTF8_INVALID) {
            put_byte(mender, &at);
            continue;
        }
        sink_put(mender->out, c, false);
        at = next;
    }
}

static void put_legacy(struct mender *mender)
{
    size_t at = 0;

    while (at < mender->run.length) {
        bool lost = false;
        uint32_t c =
            legacy_next((enum legacy)mender->reading, mender->run.bytes, mender->run.length, &at, &lost);

        sink_put(mender->out, c, lost);
    }
}

static void end_run(struct mender *mender)
{
    if (mender->run.failed)
        mender->out->out->failed = true;
    else if (mender->reading == READING_UTF_8)
        put_utf8(mender);
    else
        put_legacy(mender);
    buf_clear(&mender->run);
}

static bool is_letter(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static void take_character(struct mender *mender, uint32_t c)
{
    int byte = legacy_byte_1252(c);

    if (c == ' ' && mender->reading == READING_UTF_8 &&
        sample_wants_space(mender->run.bytes, mender->run.length)) {
        buf_char(&mender->run, '\xa0');
        return;
    }
    if (byte >= 0 && (byte >= 0x80 || is_letter(c) || (byte < 0x20 && byte != '\n'))) {
        buf_char(&mender->run, (char)byte);
        return;
    }
    end_run(mender);
    sink_put(mender->out, c, c == 0xfffd); /* what was lost before it came here counts */
}

static void mend_once(struct sink *out, const char *text, size_t length, int reading)
{
    struct mender mender = {.out = out, .reading = reading};
    size_t at = 0;

    while (at < length && !out->out->failed) {
        uint32_t c = utf8_next(text, length, &at);

        take_character(&mender, c == UTF8_INVALID ? 0xfffd : c);
    }
    end_run(&mender);
    buf_dispose(&mender.run);
}

static void mend_twice(struct sink *out, const char *text, size_t length)
{
    struct buf once = BUF_INIT;
    struct sink first = {.out = &once, .keep_nul = true};

    mend_once(&first, text, length, READING_UTF_8);
    if (once.failed)
        out->out->failed = true;
    else
        mend_once(out, buf_text(&once), once.length, READING_UTF_8);
    buf_dispose(&once);
}

void mend_text(struct sink *out, const char *text, size_t length, int reading)
{
    if (reading == READING_VIQR)
        viqr_decode(out, text, length);
    else if (reading == READING_UTF_8_TWICE)
        mend_twice(out, text, length);
    else
        mend_once(out, text, length, reading);
}

/* Were bytes 80 to 9F read as controls, never as the signs of windows-1252? */
static bool was_iso_8859_1(const char *text, size_t length)
{
    bool controls = false;
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        if (c >= 0x100 && legacy_byte_1252(c) >= 0)
            return false;
        controls |= c >= 0x80 && c < 0xa0;
    }
    return controls;
}

void mend_route(char out[CHARSET_NAME_SIZE], const char *text, size_t length, int reading)
{
    const char *inner = reading < LEGACY_COUNT ? charset_of_legacy((enum legacy)reading) : "UTF-8";

    snprintf(out, CHARSET_NAME_SIZE, "%s read as %s%s", inner,
             was_iso_8859_1(text, length) ? "ISO-8859-1" : "windows-1252",
             reading == READING_UTF_8_TWICE ? ", twice" : "");
}
