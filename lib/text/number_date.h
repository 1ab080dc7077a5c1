/* SPDX-License-Identifier: MIT
 * text/number_date.h - dates in their usual spellings: 7/9/2015, 07-09-2015, ngày 7 tháng 9 năm 2015, 2015-09-07,
 * September 7, 2015; and months of a year, and days of a month. */
#ifndef TEXT_NUMBER_DATE_H
#define TEXT_NUMBER_DATE_H

#include "text/equivalent.h"

/* Are the words a date, the day before the month, as Vietnam writes it? Then its other spellings are told. */
bool date_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
