/* SPDX-License-Identifier: MIT
 * vitrine.h - a bilingual catalogue of promotional media, searchable in Vietnamese and other languages: all of the
 * public interface. Start at vitrine/catalogue.h, which also says what is common to all calls. */
#ifndef VITRINE_H
#define VITRINE_H

#include "vitrine/asset.h"
#include "vitrine/catalogue.h"
#include "vitrine/coverage.h"
#include "vitrine/decode.h"
#include "vitrine/error.h"
#include "vitrine/exchange.h"
#include "vitrine/glossary.h"
#include "vitrine/heading.h"
#include "vitrine/ingest.h"
#include "vitrine/query.h"
#include "vitrine/results.h"
#include "vitrine/suggest.h"
#include "vitrine/text.h"
#include "vitrine/thumbnail.h"

#endif
