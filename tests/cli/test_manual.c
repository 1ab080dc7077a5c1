/* SPDX-License-Identifier: MIT
 * The manual page names every command and every option of the tables: test_manual VITRINE.1 */
#include <ctype.h>

#include "check.h"
#include "command.h"
#include "option.h"

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = calloc(1, 1 << 20);

    if (file == NULL || text == NULL || fread(text, 1, (1 << 20) - 1, file) == 0)
        exit(1);
    fclose(file);
    return text;
}

/* Does `text` have `words` with nothing of a name behind them? */
static int has(const char *text, const char *words)
{
    size_t length = strlen(words);

    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words))
        if (!isalnum((unsigned char)at[length]) && at[length] != '-' && at[length] != '_')
            return 1;
    return 0;
}

int main(int argc, char **argv)
{
    char *manual = read_file(argc > 1 ? argv[1] : "");
    char words[64];

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        snprintf(words, sizeof(words), "Cm %s", command_table[i].name);
        check_true(has(manual, words), __FILE__, __LINE__, words);
    }
    for (const struct option *option = option_table; option->name != NULL; option++) {
        snprintf(words, sizeof(words), "Fl -%s", option->name);
        check_true(has(manual, words), __FILE__, __LINE__, words);
    }
    CHECK(!has(manual, "Fl -nothing") && !has(manual, "Fl -lim"));
    free(manual);
    return check_end();
}
