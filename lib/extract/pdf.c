/* SPDX-License-Identifier: MIT
 * PDF through pdfinfo and pdftotext of Poppler, which run as programs of their own and are linked to nothing:
 * absent, a document is known by its name alone. */
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "extract/document_text.h"
#include "extract/office_properties.h"
#include "extract/pdf.h"
#include "extract/pdf_hyphens.h"
#include "extract/program.h"
#include "extract/readers.h"

#define MAX_INFO 65536
#define EXIT_FORBIDDEN 3 /* pdftotext's, where the author forbids copying */

static const struct {
    const char *label;
    enum office_property property;
} labels[] = {
    {"Title:", PROPERTY_TITLE},    {"Subject:", PROPERTY_SUBJECT},      {"Keywords:", PROPERTY_KEYWORDS},
    {"Author:", PROPERTY_CREATOR}, {"CreationDate:", PROPERTY_CREATED}, {"ModDate:", PROPERTY_MODIFIED},
};

struct pdf {
    struct extraction *out;
    struct office_properties properties;
    struct office_text text;
    int input;
    const struct program_starter *starter;
    struct budget *budget;
};

/* Three quarters of what time there is: what was read until then has to be told, too. */
static int64_t deadline(const struct budget *budget)
{
    int64_t now = clock_monotonic_ms();

    if (budget->deadline_ms == 0)
        return 0;
    return budget->deadline_ms > now ? now + (budget->deadline_ms - now) * 3 / 4 : now;
}

/* DONE: it is not installed. */
static vitrine_status run_tool(struct program_result *out, const struct pdf *pdf, enum program program,
                               size_t max_output, vitrine_error **err)
{
    const struct program_call *call = program_call((long)program);
    char path[PROGRAM_PATH_SIZE] = "";
    const struct program_run run = {.path = path,
                                    .arguments = call->arguments,
                                    .input = pdf->input,
                                    .max_output = max_output,
                                    .deadline_ms = deadline(pdf->budget),
                                    .starter = pdf->starter,
                                    .program = program};

    if (pdf->starter == NULL && !program_find(path, call->name))
        return VITRINE_DONE;
    return program_run(out, &run, pdf->budget, err);
}

/* Hours alone of an offset ("+07") are given their minutes. */
static void complete_moment(struct buf *moment)
{
    size_t length = moment->length;

    if (length > 3 && strchr("+-", moment->bytes[length - 3]) != NULL &&
        memchr(moment->bytes, 'T', length) != NULL)
        buf_string(moment, ":00");
}

void pdf_read_info(struct office_properties *out, const char *text, size_t length)
{
    const char *line;
    size_t line_length;
    size_t at = 0;
    size_t i;

    while (document_next_line(&line, &line_length, text, length, &at))
        for (i = 0; i < sizeof labels / sizeof labels[0]; i++) {
            size_t label = strlen(labels[i].label);

            if (line_length <= label || memcmp(line, labels[i].label, label) != 0)
                continue;
            while (label < line_length && line[label] == ' ')
                label++;
            office_properties_add(out, labels[i].property, line + label, line_length - label);
        }
    complete_moment(&out->values[PROPERTY_CREATED]);
    complete_moment(&out->values[PROPERTY_MODIFIED]);
}

vitrine_status pdf_explain(const struct program_result *result, vitrine_error **err)
{
    const char *said = buf_text(&result->messages);

    if (strstr(said, "Incorrect password") != NULL)
        return err_set(err, VITRINE_EFORMAT, "encrypted: it can't be read without its password");
    if (strstr(said, "unsupported") != NULL && strstr(said, "ncrypt") != NULL)
        return err_set(err, VITRINE_EFORMAT, "encrypted in a way that can't be read");
    if (result->end == PROGRAM_TOO_LATE)
        return err_set(err, VITRINE_ELIMIT, "damaged or too large: reading it takes too long");
    if (result->end == PROGRAM_KILLED)
        return err_set(err, VITRINE_EFORMAT, "damaged or too large: reading it needed too much");
    return err_set(err, VITRINE_EFORMAT, "damaged: %.*s", (int)strcspn(said, "\n"), said);
}

static vitrine_status read_info(struct pdf *pdf, vitrine_error **err)
{
    struct program_result result = {.status = 0};
    vitrine_status s = run_tool(&result, pdf, PROGRAM_PDF_INFO, MAX_INFO, err);

    if (s == VITRINE_OK && (result.end != PROGRAM_EXITED || result.status != 0))
        s = pdf_explain(&result, err);
    if (s == VITRINE_OK)
        pdf_read_info(&pdf->properties, buf_text(&result.output), result.output.length);
    program_result_dispose(&result);
    return s;
}

/* Text in fonts of TCVN3, with the letter they lost. */
static vitrine_status mend_text(struct pdf *pdf, const struct buf *text, vitrine_error **err)
{
    struct charset_result result;
    struct buf mended = BUF_INIT;
    vitrine_status s = charset_mend(&mended, &result, buf_text(text), text->length, NULL, err);

    if (s >= 0 && mended.failed)
        s = err_nomem(err);
    if (s >= 0 && strncmp(result.route, "TCVN3 ", 6) == 0) {
        s = extract_tell_charset(pdf->out, &result, "PDF", err);
        if (pdf_restore_hyphens(&pdf->text.body.text, buf_text(&mended), mended.length) > 0 && s >= 0)
            s = extraction_warn(pdf->out, err, "PDF: hyphens in syllables taken for the letter ư");
    } else if (s >= 0) {
        buf_append(&pdf->text.body.text, text->bytes, text->length);
    }
    buf_dispose(&mended);
    return s;
}

/* Text as it came, and what it lacks. */
static vitrine_status take_text(struct pdf *pdf, const struct program_result *result, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (result->end == PROGRAM_TOO_LATE || result->end == PROGRAM_KILLED)
        s = extraction_warn(pdf->out, err, "PDF: reading it takes too much, only its beginning is read");
    if (result->end == PROGRAM_TOO_LONG)
        s = extraction_warn(pdf->out, err, "PDF: more than %zu bytes of text: the rest is left out",
                            EXTRACTION_MAX_PAYLOAD);
    if (s >= 0 && document_is_blank(buf_text(&result->output), result->output.length))
        return extraction_warn(pdf->out, err, "PDF: holds no text, only pictures (a scan?)");
    return s < 0 ? s : mend_text(pdf, &result->output, err);
}

static vitrine_status read_text(struct pdf *pdf, vitrine_error **err)
{
    struct program_result result = {.status = 0};
    vitrine_status s = run_tool(&result, pdf, PROGRAM_PDF_TEXT, EXTRACTION_MAX_PAYLOAD, err);

    if (s == VITRINE_DONE)
        s = extraction_warn(pdf->out, err,
                            "PDF: its text can't be read: pdftotext (of poppler-utils) isn't installed");
    else if (s >= 0 && result.end == PROGRAM_EXITED && result.status == EXIT_FORBIDDEN)
        s = extraction_warn(pdf->out, err, "PDF: protected, its author forbids taking its text");
    else if (s >= 0 && result.status != 0)
        s = pdf_explain(&result, err);
    else if (s >= 0)
        s = take_text(pdf, &result, err);
    program_result_dispose(&result);
    return s;
}

vitrine_status pdf_read(struct extraction *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct pdf pdf = {.out = out, .starter = input->starter, .budget = budget};
    bool is_own = false;
    vitrine_status s = program_input(&pdf.input, &is_own, input, budget, err);

    if (s < 0)
        return s;
    s = read_info(&pdf, err);
    if (s >= 0)
        s = read_text(&pdf, err);
    if (s >= 0)
        s = office_tell(out, &pdf.properties, &pdf.text, "PDF", err);
    if (is_own)
        close(pdf.input);
    office_text_dispose(&pdf.text);
    office_properties_dispose(&pdf.properties);
    return s;
}
