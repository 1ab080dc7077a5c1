/* SPDX-License-Identifier: MIT
 * kill -9 at 50 moments of a scan and of an import: what is left is sound, and a second run gives what an undisturbed
 * one gives (id, uuid and updated_at aside). The moment is a number of the child's steps, drawn from a fixed seed. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "support.h"

#define MOMENTS 50
#define FILES 80
#define RECORDS 1500

static char folder[64];
static char *records;

/* --- the work --- */

static void write_file(const char *name, const char *text)
{
    char path[128];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (CHECK(file != NULL)) {
        fputs(text, file);
        fclose(file);
    }
}

static void make_input(void)
{
    char *at;
    int i;

    snprintf(folder, sizeof folder, "/tmp/vitrine-kill-%ld", (long)getpid());
    CHECK(mkdir(folder, 0700) == 0);
    for (i = 0; i < FILES; i++) {
        char name[64];
        char text[256];

        snprintf(name, sizeof name, "bai-%03d.%s.txt", i / 2, i % 2 ? "en" : "vi");
        snprintf(text, sizeof text, "%s %d\n%s\n", i % 2 ? "Beach" : "Bãi biển", i / 2,
                 i % 2 ? "White sand and clear water." : "Cát trắng, nước trong.");
        write_file(name, text);
    }
    records = malloc(RECORDS * 160);
    at = records;
    for (i = 0; i < RECORDS; i++)
        at += sprintf(at, "{\"path\":\"p/%05d.jpg\",\"texts\":{\"vi\":{\"title\":\"Chợ nổi số %d\"},\"en\":{\"title\":"
                          "\"Floating market %d\"}}}\n",
                      i, i, i);
}

static void remove_input(void)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf %s", folder);
    CHECK(system(command) == 0);
    free(records);
}

/* Tell each step to the parent through a pipe that it reads from. */
static bool tell(void *context, uint64_t done, uint64_t total, const char *path)
{
    char step = 's';

    (void)done;
    (void)total;
    (void)path;
    return context == NULL || write(*(int *)context, &step, 1) == 1;
}

struct counted_input {
    struct memory_input in;
    int *pipe;
};

/* Small pieces, so that there are many moments. */
static int counted_read(void *context, void *bytes, size_t length, size_t *got)
{
    struct counted_input *input = context;

    tell(input->pipe, 0, 0, NULL);
    return memory_read(&input->in, bytes, length < 1024 ? length : 1024, got);
}

static vitrine_status work(const char *location, int is_import, int *pipe)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_error *err = NULL;
    vitrine_status s;

    options.create = true;
    s = vitrine_catalogue_open(&cat, location, &options, &err);
    if (s >= 0 && is_import) {
        struct counted_input input = {{records, strlen(records)}, pipe};
        vitrine_import_options import = VITRINE_IMPORT_OPTIONS_INIT;

        import.format = "ndjson";
        import.progress = tell;
        import.context = pipe;
        s = vitrine_import(NULL, cat, counted_read, &input, &import, &err);
    } else if (s >= 0) {
        const char *paths[] = {folder};
        vitrine_scan_options scan = VITRINE_SCAN_OPTIONS_INIT;

        scan.worker = getenv("VITRINE_TEST_WORKER");
        scan.progress = tell;
        scan.context = pipe;
        s = vitrine_scan(NULL, cat, paths, 1, &scan, &err);
    }
    if (s < 0)
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    vitrine_catalogue_close(cat);
    return s;
}

/* Some moments between two steps: what a few thousand divisions take. */
static void linger(void)
{
    volatile unsigned turns = (unsigned)rand() % 200000;

    while (turns > 0)
        turns--;
}

/* Start the work in a child and kill it after `steps` of its steps; returns how many it took when it came to its end
 * before that. */
static unsigned run_and_kill(const char *location, int is_import, unsigned steps)
{
    int ends[2];
    unsigned seen = 0;
    char step;
    pid_t child;

    if (!CHECK(pipe(ends) == 0))
        return 0;
    child = fork();
    if (child == 0) {
        close(ends[0]);
        _exit(work(location, is_import, &ends[1]) < 0);
    }
    close(ends[1]);
    while (seen < steps && read(ends[0], &step, 1) == 1)
        seen++;
    if (seen == steps) {
        linger();
        kill(child, SIGKILL);
    }
    close(ends[0]);
    waitpid(child, NULL, 0);
    return seen;
}

/* --- what is left --- */

static int append(void *context, const void *bytes, size_t length)
{
    FILE *out = context;

    return fwrite(bytes, 1, length, out) == length ? 0 : EIO;
}

static void drop_moments(json_t *asset)
{
    const char *language;
    json_t *text;

    json_object_del(asset, "id");
    json_object_del(asset, "uuid");
    json_object_foreach(json_object_get(asset, "texts"), language, text)
        json_object_del(text, "updated_at");
}

/* The export without what may differ between runs. Caller frees. */
static char *export_text(const char *location)
{
    vitrine_catalogue *cat = NULL;
    char *bytes = NULL;
    char *clean = NULL;
    char *line;
    size_t size = 0;
    size_t clean_size = 0;
    FILE *out = open_memstream(&bytes, &size);
    FILE *cleaned = open_memstream(&clean, &clean_size);
    char *rest = NULL;

    if (CHECK(vitrine_catalogue_open(&cat, location, NULL, NULL) == VITRINE_OK))
        CHECK(vitrine_export(NULL, cat, "ndjson", NULL, NULL, append, out, NULL) == VITRINE_OK);
    vitrine_catalogue_close(cat);
    fclose(out);
    for (line = strtok_r(bytes, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
        json_t *asset = json_loads(line, 0, NULL);

        drop_moments(asset);
        json_dumpf(asset, cleaned, JSON_COMPACT | JSON_SORT_KEYS);
        fputc('\n', cleaned);
        json_decref(asset);
    }
    fclose(cleaned);
    free(bytes);
    return clean;
}

static void print_problem(void *context, const char *line)
{
    fprintf(stderr, "  step %u: %s\n", *(unsigned *)context, line);
}

/* No file, or one that is sound. */
static void check_left(const char *location, unsigned step)
{
    vitrine_catalogue *cat = NULL;
    uint64_t problems = 1;

    if (access(location, F_OK) != 0)
        return;
    if (CHECK(vitrine_catalogue_open(&cat, location, NULL, NULL) == VITRINE_OK))
        CHECK(vitrine_catalogue_check(&problems, cat, print_problem, &step, NULL) == VITRINE_OK && problems == 0);
    vitrine_catalogue_close(cat);
}

static void remove_catalogue(const char *location)
{
    catalogue_end(NULL, location);
}

static void test_kills(int is_import)
{
    char location[80];
    char *undisturbed;
    unsigned total;
    unsigned i;

    snprintf(location, sizeof location, "%s.db", folder);
    total = run_and_kill(location, is_import, UINT32_MAX);
    CHECK(total > 20);
    undisturbed = export_text(location);
    CHECK(strlen(undisturbed) > 1000);
    remove_catalogue(location);
    srand(is_import ? 7 : 11);
    for (i = 0; i < MOMENTS; i++) {
        unsigned step = 1 + (unsigned)rand() % total;
        char *again;

        run_and_kill(location, is_import, step);
        check_left(location, step);
        CHECK(work(location, is_import, NULL) == VITRINE_OK);
        check_left(location, step);
        again = export_text(location);
        CHECK_ROW(again, undisturbed, "a second run gives what an undisturbed one gives");
        free(again);
        remove_catalogue(location);
    }
    free(undisturbed);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    make_input();
    test_kills(0);
    test_kills(1);
    remove_input();
    return check_end();
}
