/* SPDX-License-Identifier: MIT
 * Names of encodings, and fonts made for them; see names.h. */
#include "text/charset/names.h"

#include <string.h>

#include "base/err.h"
#include "base/nearest.h"
#include "text/charset.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define KEY_SIZE 32

#define LEGACY(name) (CHARSET_LEGACY + LEGACY_##name)

static const char *const names[CHARSET_COUNT + 1] = {
    [CHARSET_UTF_8] = "UTF-8",
    [CHARSET_UTF_16LE] = "UTF-16LE",
    [CHARSET_UTF_16BE] = "UTF-16BE",
    [CHARSET_VIQR] = "VIQR",
    [LEGACY(WINDOWS_1252)] = "windows-1252",
    [LEGACY(TCVN3)] = "TCVN3",
    [LEGACY(TCVN5712)] = "TCVN5712-1",
    [LEGACY(VNI)] = "VNI",
    [LEGACY(VISCII)] = "VISCII",
    [LEGACY(VPS)] = "VPS",
    [LEGACY(WINDOWS_1258)] = "windows-1258",
};

/* Other names. Those that browsers read as windows-1252 are so here. */
static const struct {
    const char *name;
    int charset;
} aliases[] = {
    {"UTF-16", CHARSET_UTF_16LE},
    {"UCS-2", CHARSET_UTF_16LE},
    {"Unicode", CHARSET_UTF_16LE},
    {"ASCII", LEGACY(WINDOWS_1252)},
    {"US-ASCII", LEGACY(WINDOWS_1252)},
    {"Latin-1", LEGACY(WINDOWS_1252)},
    {"ISO-8859-1", LEGACY(WINDOWS_1252)},
    {"cp1252", LEGACY(WINDOWS_1252)},
    {"ANSI", LEGACY(WINDOWS_1252)},
    {"ABC", LEGACY(TCVN3)},
    {"TCVN3-ABC", LEGACY(TCVN3)},
    {"TCVN-ABC", LEGACY(TCVN3)},
    {"VN3", LEGACY(TCVN3)},
    {"TCVN", LEGACY(TCVN5712)},
    {"TCVN5712", LEGACY(TCVN5712)},
    {"TCVN-5712:1993", LEGACY(TCVN5712)},
    {"TCVN5712-1:1993", LEGACY(TCVN5712)},
    {"TCVN5712-2", LEGACY(TCVN5712)},
    {"VN1", LEGACY(TCVN5712)},
    {"VN2", LEGACY(TCVN5712)},
    {"VSCII", LEGACY(TCVN5712)},
    {"x-viet-tcvn5712", LEGACY(TCVN5712)},
    {"VNI-Win", LEGACY(VNI)},
    {"VNI-Windows", LEGACY(VNI)},
    {"x-viet-vni", LEGACY(VNI)},
    {"csVISCII", LEGACY(VISCII)},
    {"VISCII1.1-1", LEGACY(VISCII)},
    {"VPS-Win", LEGACY(VPS)},
    {"x-viet-vps", LEGACY(VPS)},
    {"cp1258", LEGACY(WINDOWS_1258)},
    {"win-1258", LEGACY(WINDOWS_1258)},
    {"1258", LEGACY(WINDOWS_1258)},
    {"csVIQR", CHARSET_VIQR},
};

/* How the names of fonts start that are made for an encoding. */
static const struct {
    const char *start;
    enum legacy legacy;
} fonts[] = {
    {".Vn", LEGACY_TCVN3}, {"VNI-", LEGACY_VNI},   {"VNI ", LEGACY_VNI},       {"VPS ", LEGACY_VPS},
    {"VPS-", LEGACY_VPS},  {"VI ", LEGACY_VISCII}, {"VISCII ", LEGACY_VISCII},
};

/* Of ASCII, whatever the locale. */
static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 0x20) : c;
}

/* "TCVN-3", "tcvn 3" and "Tcvn3" are one. */
static void key_of(char key[KEY_SIZE], const char *name)
{
    size_t length = 0;

    for (; *name != '\0' && length < KEY_SIZE - 1; name++) {
        char c = lower(*name);

        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key[length++] = c;
    }
    key[length] = '\0';
}

static bool starts_with(const char *name, const char *start)
{
    for (; *start != '\0'; name++, start++)
        if (lower(*name) != lower(*start))
            return false;
    return true;
}

enum charset charset_find(const char *name)
{
    char key[KEY_SIZE];
    char other[KEY_SIZE];
    size_t i;

    key_of(key, name);
    for (i = 0; i < CHARSET_COUNT; i++) {
        key_of(other, names[i]);
        if (strcmp(key, other) == 0)
            return (enum charset)i;
    }
    for (i = 0; i < LENGTH(aliases); i++) {
        key_of(other, aliases[i].name);
        if (strcmp(key, other) == 0)
            return (enum charset)aliases[i].charset;
    }
    name = charset_of_font(NULL, name);
    return name != NULL ? charset_find(name) : CHARSET_OTHER;
}

const char *charset_name(size_t index)
{
    return index < CHARSET_COUNT ? names[index] : NULL;
}

const char *charset_of_legacy(enum legacy legacy)
{
    return names[CHARSET_LEGACY + legacy];
}

const char *charset_of_font(bool *capitals, const char *font)
{
    size_t length = strlen(font);
    size_t i;

    for (i = 0; i < LENGTH(fonts); i++) {
        if (!starts_with(font, fonts[i].start))
            continue;
        if (capitals != NULL)
            *capitals = fonts[i].legacy == LEGACY_TCVN3 && font[length - 1] == 'H';
        return charset_of_legacy(fonts[i].legacy);
    }
    return NULL;
}

/* By few slips of the keys, or as the beginning of a name; NULL if none is near. */
static const char *nearest_name(const char *name)
{
    const char *all[CHARSET_COUNT + LENGTH(aliases) + 1] = {NULL};
    const char *nearest;
    size_t i;

    for (i = 0; i < CHARSET_COUNT; i++) /* of two that are as near, the Vietnamese one first */
        all[i] = names[CHARSET_COUNT - 1 - i];
    for (i = 0; i < LENGTH(aliases); i++)
        all[CHARSET_COUNT + i] = aliases[i].name;
    nearest = nearest_word(name, all);
    for (i = 0; nearest == NULL && name[0] != '\0' && all[i] != NULL; i++)
        if (starts_with(all[i], name))
            nearest = all[i];
    return nearest;
}

vitrine_status charset_unknown(const char *name, vitrine_error **err)
{
    const char *nearest = nearest_name(name);

    if (nearest != NULL)
        return err_set(err, VITRINE_EINVAL, "%.64s: no such character encoding; did you mean %s?", name,
                       nearest);
    return err_set(
        err, VITRINE_EINVAL,
        "%.64s: no such character encoding; of Vietnamese there are TCVN3, TCVN5712-1, VNI, VISCII, "
        "VPS, VIQR and windows-1258",
        name);
}
