/* SPDX-License-Identifier: MIT */
#ifndef VITRINE_H
#define VITRINE_H
#include "vitrine/error.h"
#endif
