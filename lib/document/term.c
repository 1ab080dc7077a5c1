/* SPDX-License-Identifier: MIT
 * Keys of terms; see term.h. */
#include "document/term.h"

#include <string.h>

#include "base/err.h"

struct keying {
    struct buf *out;
    struct analyzer *analyzer;
};

static bool add_token(void *context, const struct token *token)
{
    struct keying *keying = context;

    if (token->position > 0)
        buf_char(keying->out, ' ');
    analyzer_fold(keying->analyzer, keying->out, token->bytes, token->length);
    return !keying->out->failed;
}

vitrine_status term_key(struct buf *out, struct analyzer *analyzer, const char *language, const char *text,
                        vitrine_error **err)
{
    struct keying keying = {out, analyzer};
    vitrine_status s = analyzer_run(analyzer, language, text, strlen(text), add_token, &keying, err);

    return s >= 0 && out->failed ? err_nomem(err) : s;
}
