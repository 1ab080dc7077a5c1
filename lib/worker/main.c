/* SPDX-License-Identifier: MIT
 * vitrine-worker - started by the library, never by hand: reads files of strangers for it, or with a number
 * starts the program of that number, confined. */
#include <unistd.h>

#include "isolate/message.h"
#include "isolate/program.h"
#include "isolate/serve.h"
#include "thumbnail/take.h"

#ifdef __SANITIZE_ADDRESS__
/* Of a build with sanitizers: the first report ends the worker, so that nobody overlooks it. */
const char *__ubsan_default_options(void);

const char *__ubsan_default_options(void)
{
    return "halt_on_error=1:print_stacktrace=1";
}
#endif

int main(int argc, char **argv)
{
    /* Without clean-up at exit: what a hostile file left in memory is not looked at any more. */
    _exit(argc > 1 ? launch_run(argv[1]) : serve_run(MESSAGE_DESCRIPTOR, picture_take));
}
