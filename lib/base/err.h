/* SPDX-License-Identifier: MIT
 * base/err.h - making the public error object. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "vitrine/error.h"

/* Fill *err, unless err is NULL or it holds an error already (the first cause is the one reported), and return
 * `status`, so that a caller writes `return err_set(...)`. Control characters in the message become spaces and
 * bytes that are not UTF-8 U+FFFD. When there is no memory for the message, a constant ENOMEM error is given. */
vitrine_status err_set(vitrine_error **err, vitrine_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
vitrine_status err_nomem(vitrine_error **err);
/* What errno (as `number`) means for `what` (a path, or other words of the user's): "PATH: reason". */
vitrine_status err_system(vitrine_error **err, int number, const char *what);
void err_set_span(vitrine_error *err, size_t start, size_t end);

#endif
