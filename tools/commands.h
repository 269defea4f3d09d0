/* SPDX-License-Identifier: EUPL-1.2 */
/* The subcommands: each takes what stands behind its name and gives the exit status. */
#ifndef SL_TOOLS_COMMANDS_H
#define SL_TOOLS_COMMANDS_H

#define SL_EXIT_OK    0
#define SL_EXIT_FOUND 1 /* the work was done and found something */
#define SL_EXIT_USE   2 /* wrong use, or input that is refused as a whole */
#define SL_EXIT_PART  3 /* part was refused; feel: not supported */

int cmd_feel(int argc, char **argv);

#endif
