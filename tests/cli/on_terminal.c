/* SPDX-License-Identifier: MIT
 * on_terminal - run a program with a terminal of 80 columns as its output: on_terminal PROGRAM ARGUMENTS...
 *
 * What the terminal would have shown goes to standard output, byte for byte. Exit 77: no terminal to be had.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static void run(int controller, char **arguments)
{
    int terminal = open(ptsname(controller), O_RDWR | O_NOCTTY);
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    struct termios modes;

    if (terminal < 0 || tcgetattr(terminal, &modes) != 0)
        _exit(77);
    modes.c_oflag &= (tcflag_t)~OPOST;
    tcsetattr(terminal, TCSANOW, &modes);
    ioctl(terminal, TIOCSWINSZ, &size);
    dup2(terminal, STDOUT_FILENO);
    dup2(terminal, STDERR_FILENO);
    close(controller);
    close(terminal);
    execv(arguments[0], arguments);
    _exit(127);
}

int main(int argc, char **argv)
{
    int controller = posix_openpt(O_RDWR | O_NOCTTY);
    char bytes[4096];
    ssize_t got;
    pid_t child;
    int status;

    if (argc < 2 || controller < 0 || grantpt(controller) != 0 || unlockpt(controller) != 0)
        return 77;
    child = fork();
    if (child < 0)
        return 77;
    if (child == 0)
        run(controller, argv + 1);
    /* The last close of the terminal is reported as EIO. */
    while ((got = read(controller, bytes, sizeof(bytes))) > 0 || (got < 0 && errno == EINTR))
        if (got > 0)
            fwrite(bytes, 1, (size_t)got, stdout);
    if (waitpid(child, &status, 0) != child)
        return 77;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
