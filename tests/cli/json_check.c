/* SPDX-License-Identifier: MIT
 * json_check - is standard input one JSON document in one line, and does it say what is expected?
 *
 *     json_check PATH=JSON...     each value at PATH ("hits.0.title") equals JSON; "PATH" alone: it is there;
 *                                 "PATH#=N": it has N elements
 *     json_check --get PATH       print the value; a string without quotes
 *     json_check --lines          each line is a document */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *step_into(json_t *value, const char *key)
{
    return json_is_array(value) ? json_array_get(value, strtoul(key, NULL, 10)) : json_object_get(value, key);
}

static json_t *find(json_t *root, const char *path)
{
    char *copy = strdup(path);
    char *rest = copy;
    char *key;

    while (root != NULL && (key = strsep(&rest, ".")) != NULL)
        root = key[0] != '\0' ? step_into(root, key) : root;
    free(copy);
    return root;
}

static size_t count_of(const json_t *value)
{
    return json_is_array(value) ? json_array_size(value) : json_object_size(value);
}

static void complain(const char *expectation, const json_t *value)
{
    char *words = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_SORT_KEYS) : NULL;

    fprintf(stderr, "not so: %s; it is %s\n", expectation, words ? words : "not there");
    free(words);
}

static int check_expectation(json_t *root, const char *expectation)
{
    const char *sign = strchr(expectation, '=');
    char *path = sign ? strndup(expectation, (size_t)(sign - expectation)) : strdup(expectation);
    size_t length = strlen(path);
    int counts = length > 0 && path[length - 1] == '#';
    json_t *value;
    json_t *wanted = sign ? json_loads(sign + 1, JSON_DECODE_ANY, NULL) : NULL;
    int ok;

    if (counts)
        path[length - 1] = '\0';
    value = find(root, path);
    if (counts)
        ok = value != NULL && count_of(value) == (size_t)json_integer_value(wanted);
    else
        ok = value != NULL && (sign == NULL || (wanted != NULL && json_equal(value, wanted)));
    if (!ok)
        complain(expectation, value);
    json_decref(wanted);
    free(path);
    return ok;
}

static json_t *read_line(FILE *file)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, file);
    json_t *root = NULL;
    json_error_t error;

    if (length > 0 && line[length - 1] == '\n')
        root = json_loadb(line, (size_t)length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
    if (length > 0 && root == NULL)
        fprintf(stderr, "not JSON: %s\n", line);
    free(line);
    return root;
}

static int print_value(json_t *root, const char *path)
{
    const json_t *value = find(root, path);
    char *words;

    if (value == NULL)
        return 1;
    if (json_is_string(value)) {
        puts(json_string_value(value));
        return 0;
    }
    words = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS);
    puts(words);
    free(words);
    return 0;
}

static int check_lines(json_t *root)
{
    while (root != NULL) {
        json_decref(root);
        root = read_line(stdin);
    }
    return feof(stdin) ? 0 : 1;
}

static int check_document(json_t *root, int count, char **expectations)
{
    int failed = 0;

    for (int i = 0; i < count; i++)
        failed |= !check_expectation(root, expectations[i]);
    if (getchar() != EOF) {
        fprintf(stderr, "more than one line\n");
        failed = 1;
    }
    return failed;
}

int main(int argc, char **argv)
{
    json_t *root = read_line(stdin);
    int code;

    if (argc > 1 && strcmp(argv[1], "--lines") == 0)
        return check_lines(root);
    if (root == NULL)
        return 1;
    if (argc == 3 && strcmp(argv[1], "--get") == 0)
        code = print_value(root, argv[2]);
    else
        code = check_document(root, argc - 1, argv + 1);
    json_decref(root);
    return code;
}
