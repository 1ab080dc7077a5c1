/* SPDX-License-Identifier: MIT
 * asset.h - the assets that a person names, and how one is shown. */
#ifndef CLI_ASSET_H
#define CLI_ASSET_H

#include "cli.h"

struct ids {
    int64_t *items;
    size_t count;
};

void ids_dispose(struct ids *ids);
void ids_add(struct ids *ids, int64_t id); /* once */

/* Add the one asset that `words` names (id, uuid or path). Gives an exit_code; what is wrong has been said.
 */
int asset_named(struct ids *out, struct cli *cli, const char *words);
int assets_named(struct ids *out, struct cli *cli, const char *const *words, size_t count);

/* Put an asset on standard output, as JSON or text. Gives an exit_code. */
int asset_put(struct cli *cli, const vitrine_asset *asset);
/* The same, of an id; with its history after --history. */
int asset_put_id(struct cli *cli, int64_t id);
/* Append it as a person reads it. */
void asset_write(struct text *out, const vitrine_asset *asset, const struct terminal *terminal);
/* Append its history, if it was found with one. */
void asset_write_history(struct text *out, const vitrine_asset *asset, const struct terminal *terminal);
/* Changes are made under the name that --by gives. Gives an exit_code. */
int asset_set_editor(struct cli *cli);

#endif
