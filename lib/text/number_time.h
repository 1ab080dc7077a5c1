/* SPDX-License-Identifier: MIT
 * text/number_time.h - times of the day, days of the week, months: 18h30, 18 giờ 30 and 18:30; thứ bảy and thứ 7;
 * tháng chín and tháng 9. */
#ifndef TEXT_NUMBER_TIME_H
#define TEXT_NUMBER_TIME_H

#include "text/equivalent.h"

/* Are the words a time, a day of the week or a month? Then its other spellings are told. */
bool time_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
