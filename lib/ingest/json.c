/* SPDX-License-Identifier: MIT
 * JSON by yajl; see json.h.
 *
 * yajl gives events, of which a tree is built. What it lets pass is looked for before it reads: UTF-8 that is
 * none, and escapes that give no character. It does not look whether it has got the memory it asks for: where
 * there is none, the allocator leaves it by a jump. Nothing is lost by that, since all of its memory is of
 * the arena of the values. */
#include "ingest/json.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/err.h"
#include "base/utf8.h"

#define DEPTH_MOST 1000
#define VALUES_MOST 1000000

struct json_reading {
    yajl_handle handle;
    struct values *values;
    struct value *root;
    struct value *open; /* the list or object being read */
    const char *key;    /* of the member that comes */
    unsigned depth;
    size_t end;         /* of the list or object that is the whole; 0: it has not been closed */
    const char *reason; /* why a callback has stopped; NULL: no memory */
    jmp_buf no_memory;
};

/* --- memory for yajl --- */

union block {
    size_t size;
    max_align_t alignment;
};

static void *block_new(void *context, size_t size)
{
    struct json_reading *in = context;
    union block *block = arena_alloc(&in->values->arena, 1, sizeof *block + size);

    if (block == NULL)
        longjmp(in->no_memory, 1);
    block->size = size;
    return block + 1;
}

static void *block_resize(void *context, void *old, size_t size)
{
    char *block = block_new(context, size);
    size_t old_size = old != NULL ? ((union block *)old - 1)->size : 0;

    if (old_size > 0)
        memcpy(block, old, old_size < size ? old_size : size);
    return block;
}

static void block_free(void *context, void *block)
{
    (void)context;
    (void)block;
}

/* --- numbers, whose form the lexer has seen to --- */

static bool read_whole(int64_t *out, const char *text, size_t length)
{
    bool negative = *text == '-';
    int64_t value = 0; /* below 0, where there is room for one more */
    size_t i;

    for (i = negative; i < length; i++)
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, text[i] - '0', &value))
            return false;
    if (!negative && value == INT64_MIN)
        return false;
    *out = negative ? value : -value;
    return true;
}

/* Whatever the host's locale; a byte that is no part of the number follows it. False: no memory. */
static bool read_real(double *out, const char *text)
{
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);

    if (plain == (locale_t)0)
        return false;
    *out = strtod_l(text, NULL, plain);
    freelocale(plain);
    return true;
}

/* --- what yajl tells --- */

static int stop(struct json_reading *in, const char *reason)
{
    in->reason = reason;
    return 0;
}

/* The value just read, or NULL: no memory. */
static int take(struct json_reading *in, struct value *value)
{
    if (value == NULL)
        return 0;
    if (in->values->count > VALUES_MOST)
        return stop(in, "too many values");
    if (in->open == NULL)
        return stop(in, "'{' is meant");
    in->key = NULL;
    return 1;
}

static int take_null(void *context)
{
    struct json_reading *in = context;

    return take(in, values_add(in->values, in->open, in->key, VALUE_NULL));
}

static int take_boolean(void *context, int is_true)
{
    struct json_reading *in = context;
    struct value *value = values_add(in->values, in->open, in->key, VALUE_BOOLEAN);

    if (value != NULL)
        value->is_true = is_true != 0;
    return take(in, value);
}

static int take_number(void *context, const char *text, size_t length)
{
    struct json_reading *in = context;
    struct value *value = values_add(in->values, in->open, in->key, VALUE_NUMBER);

    if (value == NULL)
        return 0;
    value->is_whole = strspn(text, "-0123456789") >= length;
    if (!value->is_whole && !read_real(&value->number, text))
        return 0;
    if (value->is_whole ? !read_whole(&value->whole, text, length) : !isfinite(value->number))
        return stop(in, "a number too large");
    if (value->is_whole)
        value->number = (double)value->whole;
    return take(in, value);
}

static int take_string(void *context, const unsigned char *text, size_t length)
{
    struct json_reading *in = context;

    return take(in, values_add_string(in->values, in->open, in->key, (const char *)text, length));
}

static int take_key(void *context, const unsigned char *text, size_t length)
{
    struct json_reading *in = context;

    in->key = arena_copy(&in->values->arena, (const char *)text, length);
    return in->key != NULL;
}

static int open_value(struct json_reading *in, enum value_type type)
{
    struct value *value = values_add(in->values, in->open, in->key, type);

    if (value == NULL || ++in->depth > DEPTH_MOST)
        return value == NULL ? 0 : stop(in, "nested too deeply");
    if (in->root == NULL)
        in->root = value;
    in->open = value;
    return take(in, value);
}

static int open_object(void *context)
{
    return open_value(context, VALUE_OBJECT);
}

static int open_list(void *context)
{
    return open_value(context, VALUE_LIST);
}

static int close_list(void *context)
{
    struct json_reading *in = context;

    in->open = in->open->in;
    if (--in->depth == 0)
        in->end = yajl_get_bytes_consumed(in->handle);
    return 1;
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int close_object(void *context)
{
    struct json_reading *in = context;
    const struct value *object = in->open;
    const char **keys;
    const struct value *member;
    size_t count = 0;
    size_t i;

    if (object->count < 2)
        return close_list(in);
    keys = arena_alloc(&in->values->arena, object->count, sizeof keys[0]);
    if (keys == NULL)
        return 0;
    for (member = object->first; member != NULL; member = member->next)
        keys[count++] = member->key;
    qsort(keys, count, sizeof keys[0], compare_keys);
    for (i = 1; i < count; i++)
        if (strcmp(keys[i - 1], keys[i]) == 0)
            return stop(in, "a duplicate key");
    return close_list(in);
}

static const yajl_callbacks callbacks = {
    .yajl_null = take_null,
    .yajl_boolean = take_boolean,
    .yajl_number = take_number,
    .yajl_string = take_string,
    .yajl_start_map = open_object,
    .yajl_map_key = take_key,
    .yajl_end_map = close_object,
    .yajl_start_array = open_list,
    .yajl_end_array = close_list,
};

/* --- what yajl lets pass --- */

/* The UTF-16 unit of an escape \uXXXX at `text`; -1: there stands none. */
static long read_unit(const char *text, const char *end)
{
    static const char digits[] = "0123456789abcdef";
    long unit = 0;
    int i;

    if (end - text < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    for (i = 2; i < 6; i++) {
        const char *digit = strchr(digits, text[i] | 0x20);

        if (digit == NULL)
            return -1;
        unit = unit * 16 + (digit - digits);
    }
    return unit;
}

static bool is_between(long unit, long low, long high)
{
    return unit >= low && unit <= high;
}

/* The first escape of a NUL or of half a character; NULL: there is none. Other wrong escapes are left to
 * yajl. */
static const char *find_bad_escape(const char *text, const char *end)
{
    while ((text = memchr(text, '\\', (size_t)(end - text))) != NULL) {
        long unit = read_unit(text, end);
        bool paired =
            is_between(unit, 0xd800, 0xdbff) && is_between(read_unit(text + 6, end), 0xdc00, 0xdfff);
        ptrdiff_t step = unit < 0 ? 2 : paired ? 12 : 6;

        if (unit == 0 || (is_between(unit, 0xd800, 0xdfff) && !paired))
            return text;
        if (end - text <= step)
            return NULL;
        text += step;
    }
    return NULL;
}

/* To yajl these are white space. */
static const char *find_bad_space(const char *text, size_t length)
{
    const char *tab = memchr(text, '\v', length);

    return tab != NULL ? tab : memchr(text, '\f', length);
}

/* --- the whole --- */

static vitrine_status not_json(size_t number, const char *reason, vitrine_error **err)
{
    return err_set(err, VITRINE_EFORMAT, "not JSON at byte %zu: %s", number, reason);
}

static vitrine_status check_text(const char *text, size_t length, vitrine_error **err)
{
    size_t valid = utf8_valid_length(text, length);
    const char *bad;

    if (valid < length)
        return err_set(err, VITRINE_EFORMAT, "not UTF-8 at byte %zu", valid + 1);
    bad = find_bad_space(text, length);
    if (bad != NULL)
        return not_json((size_t)(bad - text) + 1, "a control character", err);
    bad = find_bad_escape(text, text + length);
    if (bad != NULL)
        return not_json((size_t)(bad - text) + 1, "an escape that gives no character", err);
    return VITRINE_OK;
}

/* "lexical error: invalid char in json text.\n" is more than a person needs. */
static vitrine_status tell_reason(yajl_handle handle, size_t number, vitrine_error **err)
{
    char *text = (char *)yajl_get_error(handle, 0, NULL, 0);
    char *reason = strstr(text, ": ");

    reason = reason != NULL ? reason + 2 : text;
    reason[strcspn(reason, "\n")] = '\0';
    return not_json(number, reason, err);
}

/* To yajl, a token that does not end is nothing. */
static vitrine_status check_rest(const char *text, size_t at, size_t length, vitrine_error **err)
{
    while (at < length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n'))
        at++;
    return at == length ? VITRINE_OK : not_json(at + 1, "trailing garbage", err);
}

static vitrine_status parse(struct json_reading *in, const char *text, size_t length, vitrine_error **err)
{
    yajl_alloc_funcs memory = {block_new, block_resize, block_free, in};
    yajl_handle handle = in->handle = yajl_alloc(&callbacks, &memory, in);
    yajl_status status;
    size_t number; /* of the byte reading came to */

    yajl_config(handle, yajl_dont_validate_strings, 1);
    status = yajl_parse(handle, (const unsigned char *)text, length);
    number = yajl_get_bytes_consumed(handle);
    if (status == yajl_status_ok && in->end == 0) {
        status = yajl_complete_parse(handle);
        number = length;
    }
    if (status == yajl_status_error)
        return tell_reason(handle, number, err);
    if (status == yajl_status_client_canceled)
        return in->reason != NULL ? not_json(number, in->reason, err) : err_nomem(err);
    return check_rest(text, in->end, length, err);
}

vitrine_status json_read(const struct value **out, struct values *values, const char *text, size_t length,
                         vitrine_error **err)
{
    struct json_reading in = {.values = values};
    vitrine_status s = check_text(text, length, err);

    values_clear(values);
    if (s < 0)
        return s;
    if (setjmp(in.no_memory) != 0)
        return err_nomem(err);
    s = parse(&in, text, length, err);
    if (s >= 0)
        *out = in.root;
    return s;
}
