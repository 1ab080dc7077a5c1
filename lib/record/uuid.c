/* SPDX-License-Identifier: MIT
 * UUIDs as RFC 9562 writes them; see record.h. */
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "record/record.h"

/* Where the kernel gives no randomness (a sandbox), what differs between calls stands in for it. */
static void weak_bytes(unsigned char bytes[RECORD_UUID_SIZE])
{
    struct {
        int64_t now;
        int64_t ticks;
        pid_t process;
        const void *place;
        unsigned char before[RECORD_UUID_SIZE];
    } seed;
    struct digest digest;
    unsigned char out[DIGEST_SIZE];

    memset(&seed, 0, sizeof seed);
    seed.now = clock_now();
    seed.ticks = clock_monotonic_ms();
    seed.process = getpid();
    seed.place = bytes;
    memcpy(seed.before, bytes, RECORD_UUID_SIZE);
    digest_init(&digest);
    digest_add(&digest, &seed, sizeof seed);
    digest_end(&digest, out);
    memcpy(bytes, out, RECORD_UUID_SIZE);
}

void record_uuid_random(unsigned char uuid[RECORD_UUID_SIZE])
{
    if (getrandom(uuid, RECORD_UUID_SIZE, 0) != RECORD_UUID_SIZE)
        weak_bytes(uuid);
    uuid[6] = (unsigned char)((uuid[6] & 0x0f) | 0x40);
    uuid[8] = (unsigned char)((uuid[8] & 0x3f) | 0x80);
}

void record_uuid_format(char out[37], const unsigned char uuid[RECORD_UUID_SIZE])
{
    char hex[2 * RECORD_UUID_SIZE + 1];

    digest_hex(hex, uuid, RECORD_UUID_SIZE);
    snprintf(out, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool record_uuid_parse(unsigned char uuid[RECORD_UUID_SIZE], const char *text)
{
    size_t byte = 0;
    size_t at = 0;

    while (byte < RECORD_UUID_SIZE) {
        int high;
        int low;

        if ((at == 8 || at == 13 || at == 18 || at == 23) && text[at++] != '-')
            return false;
        high = hex_digit(text[at]);
        low = high < 0 ? -1 : hex_digit(text[at + 1]);
        if (low < 0)
            return false;
        uuid[byte++] = (unsigned char)(high << 4 | low);
        at += 2;
    }
    return text[at] == '\0';
}
