/* SPDX-License-Identifier: MIT
 * By when a collection needs its languages: days that return, days that are given, days that are over. */
#include "check.h"
#include "publish/coverage.h"

static const struct {
    const char *yearly;
    const char *from;
    const char *to;
    const char *today;
    const char *due; /* NULL: it is over */
} rows[] = {
    {"07-01", NULL, NULL, "2026-11-25", "2027-07-01"},
    {"07-01", NULL, NULL, "2027-06-30", "2027-07-01"},
    {"07-01", NULL, NULL, "2027-07-01", "2027-07-01"}, /* today is not too late */
    {"07-01", NULL, NULL, "2027-07-02", "2028-07-01"},
    {"01-01", NULL, NULL, "2026-12-31", "2027-01-01"},
    {"02-29", NULL, NULL, "2026-01-01", "2026-02-28"}, /* ready by the day before it would be */
    {"02-29", NULL, NULL, "2028-01-01", "2028-02-29"},
    {"02-29", NULL, NULL, "2028-03-01", "2029-02-28"},
    {"02-29", NULL, NULL, "2099-03-01", "2100-02-28"}, /* no leap year */
    {NULL, "2026-12-01", "2026-12-31", "2026-11-25", "2026-12-01"},
    {NULL, "2026-11-01", "2026-12-31", "2026-11-25", "2026-11-01"}, /* under way: it was due */
    {NULL, "2026-11-01", "2026-11-25", "2026-11-25", "2026-11-01"}, /* its last day */
    {NULL, "2026-11-01", "2026-11-24", "2026-11-25", NULL},
    {NULL, "2026-11-01", NULL, "2026-11-25", "2026-11-01"},
    {NULL, NULL, "2026-12-31", "2026-11-25", "2026-12-31"},
    {NULL, NULL, "2026-11-24", "2026-11-25", NULL},
    {NULL, NULL, NULL, "2026-11-25", ""}, /* always wanted */
};

int main(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct heading collection = {.yearly = (char *)rows[i].yearly, .from = (char *)rows[i].from,
                                     .to = (char *)rows[i].to};
        char due[11];
        bool is_due = coverage_due(due, &collection, rows[i].today);

        CHECK_ROW(is_due ? due : NULL, rows[i].due, rows[i].today);
    }
    return check_end();
}
