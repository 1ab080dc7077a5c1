/* SPDX-License-Identifier: MIT
 * tests/text/table.h - the rows of a vector file: columns between tabs, '#' lines are headers. */
#ifndef TESTS_TEXT_TABLE_H
#define TESTS_TEXT_TABLE_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#define TABLE_COLUMNS 9

struct table {
    FILE *file;
    char *line;
    size_t capacity;
    unsigned number; /* of the line at hand */
    char *columns[TABLE_COLUMNS];
};

static bool table_open(struct table *table, const char *name)
{
    const char *folder = getenv("VITRINE_TEST_VECTORS");
    char path[1024];

    memset(table, 0, sizeof *table);
    snprintf(path, sizeof path, "%s/%s", folder ? folder : "tests/data/lang", name);
    table->file = fopen(path, "r");
    if (table->file == NULL)
        fprintf(stderr, "%s: cannot open\n", path);
    return table->file != NULL;
}

/* The next row; columns that it lacks are "". */
static bool table_next(struct table *table)
{
    static char empty[] = "";
    char *rest;
    size_t i;

    do {
        if (getline(&table->line, &table->capacity, table->file) < 0)
            return false;
        table->number++;
        table->line[strcspn(table->line, "\n")] = '\0';
    } while (table->line[0] == '#' || table->line[0] == '\0');
    rest = table->line;
    for (i = 0; i < TABLE_COLUMNS; i++)
        table->columns[i] = rest ? strsep(&rest, "\t") : empty;
    return true;
}

static void table_close(struct table *table)
{
    fclose(table->file);
    free(table->line);
}

#endif
