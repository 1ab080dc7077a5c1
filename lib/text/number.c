/* SPDX-License-Identifier: MIT
 * Everything with numbers, the most special first; see number.h. */
#include "text/number.h"

#include "text/number_count.h"
#include "text/number_date.h"
#include "text/number_digits.h"
#include "text/number_document.h"
#include "text/number_time.h"

vitrine_status number_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err)
{
    static bool (*const ways[])(const struct query_word *words, size_t count, equivalent_sink *sink,
                                void *sink_context) = {document_number_tell, date_tell, time_tell, number_tell,
                                                       count_tell};
    size_t i;

    (void)context;
    (void)err;
    for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (ways[i](words, count, sink, sink_context))
            break;
    return VITRINE_OK;
}
