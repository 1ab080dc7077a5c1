/* SPDX-License-Identifier: MIT
 * Language tags as Vitrine stores them; see language.h. */
#include "text/language.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include "base/err.h"
#include "text/han.h"
#include "text/language_codes.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define SUBTAG_MAX 8 /* RFC 5646 */
#define TAG_MAX 128  /* bytes of a tag worth reading */
#define TAG_SHOWN 40 /* bytes of a wrong one that a message repeats */

/* What people type for a language and ISO 639 does not have, or means something else by. */
static const struct hint {
    const char *typed;
    const char *meant;
    bool real; /* a language's code all the same, if a little-used one */
} hints[] = {
    {"vn", "vi", false},         {"cn", "zh-Hans", false}, {"kh", "km", false},
    {"jp", "ja", false},         {"la", "lo", true},       {"kr", "ko", true},
    {"tw", "zh-Hant", true},     {"ch", "zh-Hans", true},  {"hk", "zh-Hant", false},
    {"us", "en", false},         {"gb", "en", false},      {"dk", "da", false},
    {"cz", "cs", false},         {"ua", "uk", false},      {"mm", "my", false},
    {"vietnamese", "vi", false}, {"english", "en", false}, {"khmer", "km", false},
    {"thai", "th", false},       {"chinese", "zh", false}, {"japanese", "ja", false},
    {"korean", "ko", false},     {"french", "fr", false},  {"russian", "ru", false},
    {"burmese", "my", false},    {"german", "de", false},  {"laotian", "lo", false},
};

/* Codes that were withdrawn or stand for a part of another language. */
static const struct {
    const char *old;
    const char *language;
    const char *script; /* NULL: none implied */
} renamed[] = {
    {"iw", "he", NULL},  {"in", "id", NULL},  {"ji", "yi", NULL},   {"jw", "jv", NULL},    {"mo", "ro", NULL},
    {"cmn", "zh", NULL}, {"yue", "zh", NULL}, {"sh", "sr", "latn"}, {"hbs", "sr", "latn"},
};

static const struct {
    const char *region;
    const char *script;
} chinese_regions[] = {
    {"tw", "Hant"}, {"hk", "Hant"}, {"mo", "Hant"}, {"cn", "Hans"}, {"sg", "Hans"},
};

static const struct {
    const char *suffix;
    const char *tag;
} suffixes[] = {
    {"vi", "vi"},         {"en", "en"},         {"km", "km"},           {"lo", "lo"},
    {"th", "th"},         {"zh", "zh"},         {"ja", "ja"},           {"ko", "ko"},
    {"fr", "fr"},         {"ru", "ru"},         {"vn", "vi"},           {"kh", "km"},
    {"jp", "ja"},         {"cn", "zh-Hans"},    {"zh-hans", "zh-Hans"}, {"zh-hant", "zh-Hant"},
    {"zh-cn", "zh-Hans"}, {"zh-tw", "zh-Hant"}, {"zh-hk", "zh-Hant"},
};

/* What matters of a tag, in small letters; "" where it has none. */
struct parts {
    char language[SUBTAG_MAX + 1];
    char script[SUBTAG_MAX + 1];
    char region[SUBTAG_MAX + 1];
};

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 0x20) : c == '_' ? '-' : c;
}

static bool is_subtag_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Small letters and '-'; false if the tag is too long or has other characters. */
static bool clean(char out[TAG_MAX], const char *tag, size_t length)
{
    size_t i;

    if (length == 0 || length >= TAG_MAX)
        return false;
    for (i = 0; i < length; i++) {
        out[i] = small(tag[i]);
        if (out[i] != '-' && !is_subtag_character(out[i]))
            return false;
    }
    out[length] = '\0';
    return true;
}

/* Put a subtag where it belongs; `index` counts them from 0. False where the rest does not matter. */
static bool place_subtag(struct parts *parts, const char *subtag, size_t length, size_t index)
{
    char *into = NULL;

    if (index == 0 || (index == 1 && length == 3 && subtag[0] > '9'))
        into = parts->language; /* zh-yue is yue */
    else if (length == 4 && subtag[0] > '9' && parts->script[0] == '\0' && parts->region[0] == '\0')
        into = parts->script;
    else if ((length == 2 || length == 3) && parts->region[0] == '\0')
        into = parts->region;
    if (into == NULL)
        return false;
    memcpy(into, subtag, length);
    into[length] = '\0';
    return true;
}

static bool split(struct parts *parts, const char *tag)
{
    bool matters = true;
    size_t index = 0;

    memset(parts, 0, sizeof *parts);
    for (;; index++) {
        size_t length = strcspn(tag, "-");

        if (length == 0 || length > SUBTAG_MAX)
            return false;
        if (matters)
            matters = place_subtag(parts, tag, length, index);
        if (tag[length] == '\0')
            return true;
        tag += length + 1;
    }
}

static void rename_language(struct parts *parts)
{
    const char *two = language_code_short(parts->language);
    size_t i;

    if (two != parts->language)
        strcpy(parts->language, two);
    for (i = 0; i < LENGTH(renamed); i++) {
        if (strcmp(renamed[i].old, parts->language) != 0)
            continue;
        strcpy(parts->language, renamed[i].language);
        if (renamed[i].script != NULL && parts->script[0] == '\0')
            strcpy(parts->script, renamed[i].script);
        return;
    }
}

/* "hans" to "Hans"; false if there is no such script. */
static bool name_script(char *script)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code;

    if (script[0] == '\0')
        return true;
    script[0] = (char)(script[0] - 0x20);
    return uscript_getCode(script, &code, 1, &error) == 1 && U_SUCCESS(error);
}

/* Is this the script a reader of the language expects? */
static bool is_usual_script(const char *language, const char *script)
{
    char full[ULOC_FULLNAME_CAPACITY];
    char usual[ULOC_SCRIPT_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;

    uloc_addLikelySubtags(language, full, sizeof full, &error);
    uloc_getScript(full, usual, sizeof usual, &error);
    return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && strcmp(usual, script) == 0;
}

static void settle_script(struct parts *parts)
{
    size_t i;

    if (strcmp(parts->language, "zh") != 0) {
        if (parts->script[0] != '\0' && is_usual_script(parts->language, parts->script))
            parts->script[0] = '\0';
        return;
    }
    if (parts->script[0] != '\0' && strcmp(parts->script, "Hani") != 0)
        return;
    parts->script[0] = '\0';
    for (i = 0; i < LENGTH(chinese_regions); i++)
        if (strcmp(parts->region, chinese_regions[i].region) == 0)
            strcpy(parts->script, chinese_regions[i].script);
}

static const struct hint *find_hint(const char *language)
{
    size_t i;

    for (i = 0; i < LENGTH(hints); i++)
        if (strcmp(hints[i].typed, language) == 0)
            return &hints[i];
    return NULL;
}

static void write_tag(char out[LANGUAGE_SIZE], const struct parts *parts)
{
    strcpy(out, parts->language);
    if (parts->script[0] != '\0') {
        strcat(out, "-");
        strcat(out, parts->script);
    }
}

static vitrine_status refuse(const char *tag, const struct hint *hint, vitrine_error **err)
{
    if (hint == NULL)
        return err_set(err, VITRINE_EINVAL, "%.*s: not a language", TAG_SHOWN, tag);
    return err_set(err, VITRINE_EINVAL, "%.*s: not a language; did you mean %s?", TAG_SHOWN, tag,
                   hint->meant);
}

vitrine_status language_parse(char out[LANGUAGE_SIZE], const char *tag, language_known *known, void *context,
                              vitrine_error **err)
{
    char cleaned[TAG_MAX];
    struct parts parts;
    const struct hint *hint;

    out[0] = '\0';
    if (!clean(cleaned, tag, strlen(tag)))
        return refuse(tag, NULL, err);
    if (!split(&parts, cleaned))
        return refuse(tag, find_hint(cleaned), err);
    hint = find_hint(parts.language);
    if (hint != NULL && (!hint->real || known == NULL || !known(context, parts.language)))
        return refuse(tag, hint, err);
    rename_language(&parts);
    if (!language_code_exists(parts.language))
        return refuse(tag, NULL, err);
    if (!name_script(parts.script))
        return err_set(err, VITRINE_EINVAL, "%.*s: no such script", TAG_SHOWN, tag);
    settle_script(&parts);
    write_tag(out, &parts);
    return VITRINE_OK;
}

vitrine_status language_parse_for(char out[LANGUAGE_SIZE], const char *tag, const char *text, size_t length,
                                  vitrine_error **err)
{
    vitrine_status s = language_parse(out, tag, NULL, NULL, err);

    if (s == VITRINE_OK && strcmp(out, "zh") == 0)
        strcpy(out, han_is_traditional_text(text, length) ? "zh-Hant" : "zh-Hans");
    return s;
}

bool language_matches(const char *stored, const char *wanted)
{
    if (strcmp(stored, wanted) == 0)
        return true;
    return strcmp(wanted, "zh") == 0 && strncmp(stored, "zh-", 3) == 0;
}

bool language_of_suffix(char out[LANGUAGE_SIZE], const char *suffix, size_t length, language_known *known,
                        void *context)
{
    char cleaned[TAG_MAX];
    size_t i;

    out[0] = '\0';
    if (!clean(cleaned, suffix, length))
        return false;
    for (i = 0; i < LENGTH(suffixes); i++) {
        if (strcmp(cleaned, suffixes[i].suffix) == 0) {
            strcpy(out, suffixes[i].tag);
            return true;
        }
    }
    if (known != NULL && language_parse(out, cleaned, known, context, NULL) == VITRINE_OK &&
        known(context, out))
        return true;
    out[0] = '\0';
    return false;
}

bool language_is_unmarked(const char *tag)
{
    static const char *const unmarked[] = {"en", "km", "lo", "th", "my", "zh", "ja", "ko", "ru"};
    size_t length = strcspn(tag, "-");
    size_t i;

    for (i = 0; i < LENGTH(unmarked); i++)
        if (strlen(unmarked[i]) == length && memcmp(unmarked[i], tag, length) == 0)
            return true;
    return false;
}
