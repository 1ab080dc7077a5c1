/* SPDX-License-Identifier: MIT
 * glossary/starter.h - starter.csv as a string of the program. */
#ifndef GLOSSARY_STARTER_H
#define GLOSSARY_STARTER_H

extern const char starter_glossary[]; /* NUL-terminated */

#endif
