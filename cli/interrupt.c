/* SPDX-License-Identifier: MIT
 * Signals; see interrupt.h. What a handler may touch has to be global. */
#include "interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "cli.h"

#define PATIENCE 3 /* signals */

static _Atomic(vitrine_catalogue *) watched;
static volatile sig_atomic_t signals_seen;

static void on_signal(int number)
{
    vitrine_catalogue *cat = atomic_load(&watched);

    (void)number;
    if (signals_seen < PATIENCE)
        signals_seen = signals_seen + 1;
    if (signals_seen == PATIENCE)
        _exit(EXIT_INTERRUPTED);
    if (cat != NULL)
        vitrine_catalogue_cancel(cat);
}

void interrupt_listen(void)
{
    struct sigaction action = {0};

    action.sa_handler = on_signal; /* without SA_RESTART, so that a read of a terminal ends too */
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a file at its limit is an error that is said */
}

void interrupt_watch(vitrine_catalogue *cat)
{
    atomic_store(&watched, cat);
    if (cat != NULL && interrupt_seen())
        vitrine_catalogue_cancel(cat);
}

bool interrupt_seen(void)
{
    return signals_seen > 0;
}
