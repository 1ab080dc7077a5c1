/* SPDX-License-Identifier: MIT
 * interrupt.h - Ctrl-C and SIGTERM end the call that is running, not the program. */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include <stdbool.h>

#include "vitrine.h"

/* From now on. A third signal ends the program at once; a pipe that nobody reads ends it quietly. */
void interrupt_listen(void);
/* Whose call is cancelled; NULL before it is closed. */
void interrupt_watch(vitrine_catalogue *cat);
bool interrupt_seen(void);

#endif
