/* SPDX-License-Identifier: MIT
 * extract/program_child.h - what a new process does before it becomes another program. */
#ifndef EXTRACT_PROGRAM_CHILD_H
#define EXTRACT_PROGRAM_CHILD_H

/* Confine this process and run `path` with the three descriptors as its standard ones. Called between fork
 * and exec: only what is safe there. Never returns. */
_Noreturn void program_child(const char *path, char *const arguments[], const int descriptors[3],
                             unsigned seconds);

#endif
