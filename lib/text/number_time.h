/* SPDX-License-Identifier: MIT
 * text/number_time.h - times of the day and days of the week: 18h30, 18 giờ 30 and 18:30; thứ bảy and thứ 7. */
#ifndef TEXT_NUMBER_TIME_H
#define TEXT_NUMBER_TIME_H

#include "text/equivalent.h"

/* Are the words a time or a day of the week? Then its other spellings are told. */
bool time_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
