/* SPDX-License-Identifier: MIT
 * tests/check.h - checks that count, say where they failed, and never stop the program.
 *
 * A test program calls CHECK and friends, then returns check_end(). Exit 77 means skipped, for meson. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_passed;
static int check_failed;

__attribute__((unused)) static int check_true(int ok, const char *file, int line, const char *what)
{
    if (ok) {
        check_passed++;
    } else {
        check_failed++;
        fprintf(stderr, "%s:%d: failed: %s\n", file, line, what);
    }
    return ok;
}

__attribute__((unused)) static int check_text(const char *got, const char *want, const char *file, int line,
                                              const char *what)
{
    int ok = got == NULL || want == NULL ? got == want : strcmp(got, want) == 0;

    if (ok) {
        check_passed++;
    } else {
        check_failed++;
        fprintf(stderr, "%s:%d: %s: got [%s], want [%s]\n", file, line, what, got ? got : "(null)",
                want ? want : "(null)");
    }
    return ok;
}

#define CHECK(condition) check_true(!!(condition), __FILE__, __LINE__, #condition)
#define CHECK_TEXT(got, want) check_text((got), (want), __FILE__, __LINE__, #got)
/* As CHECK_TEXT, with words that tell which row of a table it is. */
#define CHECK_ROW(got, want, row) check_text((got), (want), __FILE__, __LINE__, (row))

__attribute__((unused)) static int check_end(void)
{
    printf("%d passed, %d failed\n", check_passed, check_failed);
    return check_failed ? 1 : 0;
}

__attribute__((unused)) static int check_skip(const char *why)
{
    printf("skipped: %s\n", why);
    return 77;
}

#endif
