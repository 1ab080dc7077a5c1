/* SPDX-License-Identifier: MIT
 * The calls of vitrine/glossary.h. */
#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "edit/concept.h"
#include "ingest/import_glossary.h"
#include "publish/glossary.h"

vitrine_status vitrine_glossary_add(int64_t *id, vitrine_catalogue *cat, const char *const *terms, size_t count,
                                    vitrine_error **err)
{
    int64_t given = 0;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (id != NULL)
        *id = 0;
    if (cat == NULL || terms == NULL || count == 0)
        return err_set(err, VITRINE_EINVAL, "glossary: a term is missing");
    for (i = 0; s >= 0 && i < count; i++)
        s = handle_text(terms[i], "glossary", err);
    if (s < 0)
        return s;
    handle_enter(cat, 0);
    s = edit_add_concept(&given, cat->store, terms, count, err);
    if (s >= 0 && id != NULL)
        *id = given;
    return handle_leave(cat, s);
}

vitrine_status vitrine_glossary_remove(vitrine_catalogue *cat, int64_t id, vitrine_error **err)
{
    if (cat == NULL)
        return err_set(err, VITRINE_EINVAL, "glossary: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, edit_remove_concept(cat->store, id, err));
}

vitrine_status vitrine_glossary_import(vitrine_report **out, vitrine_catalogue *cat, vitrine_read read,
                                       void *read_context, const vitrine_import_options *options, vitrine_error **err)
{
    vitrine_import_options copy;
    struct import_options import;
    vitrine_report *report;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || read == NULL)
        return err_set(err, VITRINE_EINVAL, "glossary: an argument is missing");
    handle_options(&copy, sizeof copy, options);
    report = mem_zero(1, sizeof *report);
    if (report == NULL)
        return err_nomem(err);
    report_init(&report->report, true);
    import = (struct import_options){
        .name = copy.name != NULL ? copy.name : "input", .read = read, .read_context = read_context};
    handle_enter(cat, 0);
    s = import_glossary(&report->report, cat->store, &import, err);
    if (s >= 0 && out != NULL)
        *out = report;
    else
        vitrine_report_free(report);
    return handle_leave(cat, s);
}

vitrine_status vitrine_glossary_csv(char **out, vitrine_catalogue *cat, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "glossary: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, glossary_csv(out, cat->store, err));
}

vitrine_status vitrine_glossary_json(char **out, vitrine_catalogue *cat, const char *language, vitrine_error **err)
{
    char tag[LANGUAGE_SIZE] = "";
    vitrine_status s = VITRINE_OK;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "glossary: an argument is missing");
    handle_enter(cat, 0);
    if (language != NULL)
        s = language_parse(tag, language, store_knows_language, cat->store, err);
    if (s >= 0)
        s = glossary_json(out, cat->store, language != NULL ? tag : NULL, err);
    return handle_leave(cat, s);
}

struct vitrine_concept {
    const struct labels *terms;
};

struct giving {
    const char *language; /* "": any */
    vitrine_concept_sink sink;
    void *context;
    bool ended;
};

static vitrine_status give_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct giving *giving = context;
    const vitrine_concept concept = {terms};

    (void)err;
    if (!giving->ended && (*giving->language == '\0' || glossary_has_language(terms, giving->language)))
        giving->ended = !giving->sink(giving->context, id, &concept);
    return VITRINE_OK;
}

vitrine_status vitrine_glossary_concepts(vitrine_catalogue *cat, const char *language, vitrine_concept_sink sink,
                                         void *context, vitrine_error **err)
{
    char tag[LANGUAGE_SIZE] = "";
    struct giving giving = {tag, sink, context, false};
    vitrine_status s = VITRINE_OK;

    if (cat == NULL || sink == NULL)
        return err_set(err, VITRINE_EINVAL, "glossary: an argument is missing");
    handle_enter(cat, 0);
    if (language != NULL)
        s = language_parse(tag, language, store_knows_language, cat->store, err);
    if (s >= 0)
        s = cat->store->ops->concepts(cat->store, give_concept, &giving, err);
    return handle_leave(cat, s);
}

bool vitrine_concept_term(const vitrine_concept *entry, size_t i, const char **language, const char **term)
{
    if (i >= entry->terms->count)
        return false;
    *language = entry->terms->items[i].language;
    *term = entry->terms->items[i].text;
    return true;
}
