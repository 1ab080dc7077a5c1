/* SPDX-License-Identifier: MIT
 * Exports through the public interface: formats, languages, labels of topics, what a feed is called by, wrong arguments. */
#include <errno.h>

#include "support.h"

static const char records[] =
    "{\"uuid\":\"00000000-0000-4000-8000-000000000001\",\"path\":\"a b.jpg\",\"root\":\"/srv\",\"kind\":\"image\","
    "\"topics\":[\"beaches\"],\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"updated_at\":\"2026-01-02T03:04:05Z\"},"
    "\"zh-Hant\":{\"title\":\"星灘\",\"keywords\":[\"海灘\",\"沙灘\"],\"updated_at\":\"2026-01-02T03:04:05Z\"}}}\n"
    "{\"uuid\":\"00000000-0000-4000-8000-000000000002\",\"path\":\"c.md\",\"root\":\"/srv\",\"kind\":\"text\","
    "\"texts\":{\"km\":{\"title\":\"ឆ្នេរ\",\"body\":\"<x>\",\"updated_at\":\"2026-02-02T03:04:05Z\"}}}\n";

struct output {
    char bytes[65536];
    size_t length;
    int number; /* returned */
};

static int gather(void *context, const void *bytes, size_t length)
{
    struct output *out = context;

    if (out->number == 0 && out->length + length < sizeof out->bytes) {
        memcpy(out->bytes + out->length, bytes, length);
        out->length += length;
        out->bytes[out->length] = '\0';
    }
    return out->number;
}

/* What is shown, or not, in which export. A ! in front: it must not be there. */
static const struct {
    const char *format;
    const char *show; /* NULL: no query at all */
    const char *title;
    const char *base;
    const char *parts[6];
} rows[] = {
    {"atom", NULL, NULL, NULL,
     {"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">", "<title>Vitrine</title>", "<title>Bãi Sao</title>",
      "<category term=\"Bãi biển\"/>", "<updated>2026-02-02T03:04:05Z</updated>", "!<link"}},
    {"atom", "zh", "T & T", "https://x.org/m",
     {"<title>T &amp; T</title>", "xml:lang=\"zh-Hant\"", "星灘", "href=\"https://x.org/m/a%20b.jpg\"", "<category term=\"海灘\"/>",
      "!Bãi Sao"}},
    {"rss", "km", NULL, "http://x.org/",
     {"<language>km</language>", "<title>ឆ្នេរ</title>", "<dc:language>vi</dc:language>", "&lt;p&gt;&amp;lt;x&amp;gt;&lt;/p&gt;",
      "<pubDate>Mon, 02 Feb 2026 03:04:05 GMT</pubDate>", "<link>http://x.org/c.md</link>"}},
    {"jsonfeed", "fr,km", NULL, NULL,
     {"\"language\":\"fr\"", "\"language\":\"km\"", "\"language\":\"vi\"", "\"content_text\":\"\\u003Cx\\u003E\"", "!<", "!\"url\""}},
    {"dublin-core", NULL, NULL, NULL,
     {"<dc:title xml:lang=\"vi\">Bãi Sao</dc:title>", "<dc:title xml:lang=\"zh-Hant\">星灘</dc:title>",
      "<dc:subject xml:lang=\"en\">Beaches</dc:subject>", "<dc:language>km</dc:language>", "!<dc:subject>", NULL}},
    {"dublin-core", "en", NULL, NULL,
     {"<dc:title xml:lang=\"vi\">Bãi Sao</dc:title>", "<dc:title xml:lang=\"km\">", "<dc:subject xml:lang=\"en\">Beaches",
      "!xml:lang=\"zh-Hant\"", NULL, NULL}},
    {"schema-org", "zh-Hant", NULL, NULL,
     {"\"inLanguage\":\"zh-Hant\"", "\"keywords\":[\"Bãi biển\",\"海灘\",\"沙灘\"]", "\"inLanguage\":\"km\"", "!contentUrl", NULL, NULL}},
};

static vitrine_query *query_for(const char *show)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;

    options.show = show;
    CHECK(vitrine_query_new(&query, NULL, &options, NULL) == VITRINE_OK);
    return query;
}

static void check_parts(const struct output *out, size_t row)
{
    size_t i;

    for (i = 0; i < 6 && rows[row].parts[i] != NULL; i++) {
        const char *part = rows[row].parts[i];
        int absent = part[0] == '!';

        if (!CHECK((strstr(out->bytes, part + absent) == NULL) == absent))
            fprintf(stderr, "  %s %s: %s\n%s\n", rows[row].format, rows[row].show, part, out->bytes);
    }
}

static void check_rows(vitrine_catalogue *cat)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_export_options options = VITRINE_EXPORT_OPTIONS_INIT;
        vitrine_query *query = rows[i].show != NULL ? query_for(rows[i].show) : NULL;
        static struct output out;
        uint64_t written = 0;

        out.length = 0;
        options.title = rows[i].title;
        options.base = rows[i].base;
        CHECK(vitrine_export(&written, cat, rows[i].format, query, &options, gather, &out, NULL) == VITRINE_OK);
        CHECK(written == 2);
        check_parts(&out, i);
        vitrine_query_free(query);
    }
}

/* The same feed is called the same, another one is not. */
static void take_name(char name[46], vitrine_catalogue *cat, const char *show, const char *title)
{
    vitrine_export_options options = VITRINE_EXPORT_OPTIONS_INIT;
    vitrine_query *query = query_for(show);
    static struct output out;
    const char *at;

    out.length = 0;
    options.title = title;
    CHECK(vitrine_export(NULL, cat, "atom", query, &options, gather, &out, NULL) == VITRINE_OK);
    at = strstr(out.bytes, "<id>urn:uuid:");
    if (CHECK(at != NULL))
        snprintf(name, 46, "%.45s", at + 4);
    vitrine_query_free(query);
}

static void check_names(vitrine_catalogue *cat)
{
    char names[4][46] = {"", "", "", ""};

    take_name(names[0], cat, "vi", "a");
    take_name(names[1], cat, "vi", "a");
    take_name(names[2], cat, "km", "a");
    take_name(names[3], cat, "vi", "b");
    CHECK_TEXT(names[0], names[1]);
    CHECK(strcmp(names[0], names[2]) != 0 && strcmp(names[0], names[3]) != 0);
}

static void check_wrong(vitrine_catalogue *cat)
{
    vitrine_export_options options = VITRINE_EXPORT_OPTIONS_INIT;
    vitrine_query *query = query_for("vn");
    static struct output out;
    vitrine_error *err = NULL;

    CHECK(vitrine_export(NULL, cat, "xml", NULL, NULL, gather, &out, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_export(NULL, NULL, "atom", NULL, NULL, gather, &out, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_export(NULL, cat, NULL, NULL, NULL, gather, &out, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_export(NULL, cat, "atom", NULL, NULL, NULL, &out, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_export(NULL, cat, "atom", query, NULL, gather, &out, &err) == VITRINE_EINVAL);
    CHECK(strstr(vitrine_error_message(err), "did you mean vi?") != NULL);
    vitrine_error_free(err);
    options.title = "\xff";
    CHECK(vitrine_export(NULL, cat, "atom", NULL, &options, gather, &out, NULL) == VITRINE_EINVAL);
    options.title = NULL;
    options.base = "javascript:alert(1)";
    CHECK(vitrine_export(NULL, cat, "rss", NULL, &options, gather, &out, NULL) == VITRINE_EINVAL);
    CHECK(out.length == 0);
    out.number = EIO;
    CHECK(vitrine_export(NULL, cat, "rss", NULL, NULL, gather, &out, NULL) == VITRINE_EIO);
    vitrine_query_free(query);
}

int main(void)
{
    static const char *const labels[] = {"vi=Bãi biển", "en=Beaches"};
    vitrine_heading_options options = VITRINE_HEADING_OPTIONS_INIT;
    char path[64];
    size_t store;

    options.labels = labels;
    options.label_count = 2;
    for (store = 0; store < STORE_COUNT; store++) {
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat == NULL || !import_text(cat, records))
            break;
        CHECK(vitrine_heading_put(cat, VITRINE_TOPIC, "beaches", &options, NULL) == VITRINE_OK);
        check_rows(cat);
        check_names(cat);
        check_wrong(cat);
        catalogue_end(cat, path);
    }
    return check_end();
}
