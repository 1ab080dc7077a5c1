/* SPDX-License-Identifier: MIT
 * The public error object; see err.h and vitrine/error.h. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"

struct vitrine_error {
    vitrine_status status;
    bool has_span;
    size_t start;
    size_t end;
    char *message;
};

static char nomem_message[] = "out of memory";
static struct vitrine_error nomem_error = {VITRINE_ENOMEM, false, 0, 0, nomem_message};

/* One line of valid UTF-8, whatever the bytes. */
static char *clean_line(const char *text, size_t length)
{
    struct buf line = BUF_INIT;
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        if (c == UTF8_INVALID)
            c = 0xfffd;
        else if (c < 0x20 || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029)
            c = ' ';
        buf_codepoint(&line, c);
    }
    return buf_take(&line);
}

static struct vitrine_error *error_new(vitrine_status status, const char *text, size_t length)
{
    struct vitrine_error *err = mem_zero(1, sizeof *err);
    char *message = clean_line(text, length);

    if (err == NULL || message == NULL) {
        mem_free(err);
        mem_free(message);
        return &nomem_error;
    }
    err->status = status;
    err->message = message;
    return err;
}

vitrine_status err_set(vitrine_error **err, vitrine_status status, const char *format, ...)
{
    char text[2048];
    va_list args;
    int length;

    if (err == NULL || *err != NULL)
        return status;
    va_start(args, format);
    length = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (length < 0)
        length = 0;
    *err = error_new(status, text, (size_t)length < sizeof text ? (size_t)length : sizeof text - 1);
    return status;
}

vitrine_status err_nomem(vitrine_error **err)
{
    if (err != NULL && *err == NULL)
        *err = &nomem_error;
    return VITRINE_ENOMEM;
}

vitrine_status err_system(vitrine_error **err, int number, const char *what)
{
    static const struct {
        int number;
        vitrine_status status;
    } codes[] = {
        {ENOENT, VITRINE_ENOTFOUND}, {ENOTDIR, VITRINE_ENOTFOUND}, {EEXIST, VITRINE_EEXISTS},
        {EROFS, VITRINE_EREADONLY},  {EACCES, VITRINE_EIO},        {EPERM, VITRINE_EIO},
        {ENOSPC, VITRINE_EFULL},     {EDQUOT, VITRINE_EFULL},      {ENOMEM, VITRINE_ENOMEM},
    };
    vitrine_status status = VITRINE_EIO;
    const char *reason = strerrordesc_np(number); /* untranslated, whatever the locale */
    size_t i;

    for (i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (codes[i].number == number)
            status = codes[i].status;
    return err_set(err, status, "%s: %s", what, reason != NULL ? reason : "the system gave no reason");
}

void err_set_span(vitrine_error *err, size_t start, size_t end)
{
    if (err == NULL || err == &nomem_error)
        return;
    err->has_span = true;
    err->start = start;
    err->end = end;
}

vitrine_status vitrine_error_status(const vitrine_error *err)
{
    return err == NULL ? VITRINE_OK : err->status;
}

const char *vitrine_error_message(const vitrine_error *err)
{
    return err == NULL ? "no error" : err->message;
}

bool vitrine_error_span(const vitrine_error *err, size_t *start, size_t *end)
{
    if (err == NULL || !err->has_span)
        return false;
    *start = err->start;
    *end = err->end;
    return true;
}

void vitrine_error_free(vitrine_error *err)
{
    if (err == NULL || err == &nomem_error)
        return;
    mem_free(err->message);
    mem_free(err);
}
