/* SPDX-License-Identifier: MIT
 * tests/search/hostile.h - queries made to hurt, asked on a thread with a small stack and with little time: thousands of
 * words, prefixes of one letter, nests, chains of minus and NEAR, long runs of unspaced scripts, words of the glossary. */
#ifndef TESTS_SEARCH_HOSTILE_H
#define TESTS_SEARCH_HOSTILE_H

#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "vitrine.h"

#define HOSTILE_QUERIES 1000
#define HOSTILE_SIZE 120000
#define HOSTILE_DEADLINE_MS 100
#if defined(__SANITIZE_ADDRESS__)
#define HOSTILE_STACK (1024 * 1024) /* the sanitizer's own frames are large */
#else
#define HOSTILE_STACK (128 * 1024)
#endif

struct hostile {
    vitrine_catalogue *cat;
    const char *facets;
    unsigned asked; /* so many queries */
    unsigned answered;
    unsigned limited;  /* an error that says which limit */
    unsigned failed;   /* any other */
    double worst_ms;   /* of one query, by the clock of the thread */
    char worst[60];    /* how that one begins */
    long memory_kb;    /* that the process took meanwhile at most, beyond what it had; below 0: unknown */
    unsigned long long state;
};

/* --- queries --- */

static unsigned hostile_pick(struct hostile *hostile, unsigned below)
{
    hostile->state ^= hostile->state << 13;
    hostile->state ^= hostile->state >> 7;
    hostile->state ^= hostile->state << 17;
    return (unsigned)(hostile->state >> 33) % below;
}

#define HOSTILE_PIECES 16

/* A query is some of one kind's pieces; the words are those of captions.h that stand in most texts. */
static const char *const hostile_kinds[][HOSTILE_PIECES] = {
    {"ba ", "ca ", "ha ", "qomuta ", "qabalo ", "bebe ", "cabe ", "tha ", "o "},
    {"a* OR ", "b* OR ", "c* OR ", "d* ", "h* ", "q* OR ", "n* ", "qob* "},
    {"(", "((", "(ba ", "(ca OR ", "-(", "\"", "(qomuta (", ")"},
    {"-ba ", "-ca ", "-\"ba ca\" ", "-(ba OR ca) ", "qomuta ", "-t* ", "-qabalo "},
    {"NEAR(ba ca, 5) ", "NEAR(qomuta ba, 1000000) ", "NEAR(b* c*, 3) ", "NEAR(", "ba, "},
    {"a* ", "OR ", "-", "\"", "(", ")", "title:", "NEAR(", ", 9) ", "ba ", "海 ", "ឆ ", "\xcc\x81", "\xe2\x80\x8b", "AND "},
    {"海", "滩", "旅", "游", "가", "カ", "の", "ឆ្នេ", "រ", "ក្រ", "ໄ", "ท่อ", "ง"},
    {"bãi ", "biển ", "beach ", "du ", "lịch ", "culture ", "海滩 ", "plage ", "tourism ", "văn ", "hoá ", "investment "},
    {"\"ba ", "ca ", "ha ", "qomuta ", "qabalo\" ", "\"", "bebe "},
};

static void hostile_make(char *out, struct hostile *hostile, unsigned i)
{
    static const unsigned lengths[] = {2, 4, 8, 16, 40, 63, 200, 1000, 10000};
    const char *const *pieces = hostile_kinds[i % (sizeof hostile_kinds / sizeof hostile_kinds[0])];
    unsigned count = lengths[hostile_pick(hostile, sizeof lengths / sizeof lengths[0])];
    unsigned piece_count = 0;
    size_t at = 0;

    while (piece_count < HOSTILE_PIECES && pieces[piece_count] != NULL)
        piece_count++;
    out[0] = '\0';
    while (count-- > 0 && at + 64 < HOSTILE_SIZE)
        at += (size_t)snprintf(out + at, HOSTILE_SIZE - at, "%s", pieces[hostile_pick(hostile, piece_count)]);
}

/* --- measures --- */

static double hostile_clock_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A line of /proc/self/status, in KB; below 0: there is none. */
static long hostile_memory_kb(const char *name)
{
    FILE *file = fopen("/proc/self/status", "r");
    char line[200];
    long kb = -1;

    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0)
            kb = strtol(line + strlen(name), NULL, 10);
    if (file != NULL)
        fclose(file);
    return kb;
}

static bool hostile_forget_peak(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    bool done = file != NULL && fputs("5", file) >= 0;

    return file != NULL && fclose(file) == 0 && done;
}

/* --- asking --- */

static void hostile_ask(struct hostile *hostile, const char *text)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;
    double start = hostile_clock_ms();
    vitrine_status s;

    options.deadline_ms = HOSTILE_DEADLINE_MS;
    options.facets = hostile->facets;
    s = vitrine_query_new(&query, text, &options, &err);
    if (s >= 0)
        s = vitrine_query_run(&results, hostile->cat, query, &err);
    hostile->answered += s == VITRINE_OK && err == NULL;
    hostile->limited += s == VITRINE_ELIMIT && err != NULL;
    hostile->failed += (s != VITRINE_OK && s != VITRINE_ELIMIT) || (s == VITRINE_OK) != (err == NULL);
    vitrine_error_free(err);
    vitrine_results_free(results);
    vitrine_query_free(query);
    start = hostile_clock_ms() - start;
    if (start > hostile->worst_ms) {
        hostile->worst_ms = start;
        snprintf(hostile->worst, sizeof hostile->worst, "%s", text);
    }
}

static void *hostile_ask_all(void *context)
{
    struct hostile *hostile = context;
    char *text = malloc(HOSTILE_SIZE);
    unsigned i;

    for (i = 0; text != NULL && i < hostile->asked; i++) {
        hostile_make(text, hostile, i);
        hostile_ask(hostile, text);
    }
    free(text);
    return NULL;
}

/* Set cat, facets and asked of a zeroed one. False: no thread was to be had. */
static bool hostile_run(struct hostile *hostile)
{
    pthread_attr_t attributes;
    pthread_t thread;
    long before = hostile_forget_peak() ? hostile_memory_kb("VmRSS:") : -1;
    bool began;

    hostile->state = 88172645463325252ull;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    began = pthread_attr_setstacksize(&attributes, HOSTILE_STACK) == 0 &&
            pthread_create(&thread, &attributes, hostile_ask_all, hostile) == 0;
    if (began)
        pthread_join(thread, NULL);
    pthread_attr_destroy(&attributes);
    hostile->memory_kb = before < 0 ? -1 : hostile_memory_kb("VmHWM:") - before;
    return began;
}

static void hostile_print(const struct hostile *hostile)
{
    printf("%u hostile queries, %d ms each%s%s: %u answered, %u beyond a limit, %u failed; the longest %.0f ms (%s), %.1f MB at most\n",
           hostile->asked, HOSTILE_DEADLINE_MS, hostile->facets != NULL ? ", facets " : "",
           hostile->facets != NULL ? hostile->facets : "", hostile->answered, hostile->limited, hostile->failed,
           hostile->worst_ms, hostile->worst, (double)hostile->memory_kb / 1024);
    fflush(stdout);
}

#endif
