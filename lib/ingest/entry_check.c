/* SPDX-License-Identifier: MIT
 * What a value of an import must look like; see entry_check.h. */
#include "ingest/entry_check.h"

#include <stdio.h>
#include <string.h>

#include "base/form.h"

bool check_is_digest(const char *text)
{
    static const char prefix[] = "sha256:";
    const char *hex = text + sizeof prefix - 1;

    return strncmp(text, prefix, sizeof prefix - 1) == 0 && strlen(hex) == 64 &&
           strspn(hex, "0123456789abcdef") == 64;
}

bool check_is_status(const char *text)
{
    return strcmp(text, "draft") == 0 || strcmp(text, "approved") == 0 || strcmp(text, "withdrawn") == 0;
}

bool check_is_path(const char *path)
{
    if (*path == '\0' || *path == '/')
        return false;
    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        if (length == 2 && path[0] == '.' && path[1] == '.')
            return false;
        path += length + (path[length] == '/');
    }
    return true;
}

/* --- decimals --- */

/* The locale may write the point otherwise. */
static void restore_point(char *text)
{
    char *to = text;

    for (; *text != '\0'; text++) {
        if ((*text >= '0' && *text <= '9') || *text == '-')
            *to++ = *text;
        else if (to[-1] != '.')
            *to++ = '.';
    }
    *to = '\0';
}

static void drop_trailing_zeros(char *text)
{
    size_t length = strlen(text);

    if (strchr(text, '.') == NULL)
        return;
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    text[length] = '\0';
}

static size_t digit_count(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

void decimal_format(char out[DECIMAL_SIZE], double number)
{
    snprintf(out, DECIMAL_SIZE, "%.15g", number);
    if (strchr(out, 'e') != NULL || digit_count(out) > FORM_DIGITS)
        snprintf(out, DECIMAL_SIZE, "%.*f", FORM_DIGITS - 1, number);
    restore_point(out);
    drop_trailing_zeros(out);
}
