/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A program that embeds the library: one rule set, some threads, a household
 * each. It prints the answer when all threads found the same.
 *
 *     cc decide.c $(pkg-config --cflags --libs samenloop)
 *     ./a.out RULES FACTS DATE
 */
#include <samenloop.h>

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define HANDS 4

typedef struct hand {
	pthread_t thread;
	const sl_ruleset *rules;
	const char *facts, *date;
	sl_text answer; /* empty: refused, and said why */
} hand;

static sl_status decide(sl_text *out, sl_evaluator *e, const hand *h, sl_messages *m)
{
	const sl_decide_request request = {.date = h->date, .format = SL_JSON};
	sl_status err = sl_evaluator_read_file(e, h->facts, m);

	return err == SL_OK ? sl_evaluator_decide(out, e, &request, m) : err;
}

static void *work(void *arg)
{
	hand *h = arg;
	sl_messages *m = sl_messages_new();
	sl_evaluator *e = NULL;
	sl_status err = m ? sl_evaluator_new(&e, h->rules) : SL_ENOMEM;

	if (err == SL_OK)
		err = decide(&h->answer, e, h, m);
	if (err != SL_OK)
		fprintf(stderr, "%s\n%s", sl_status_text(err), m ? sl_messages_text(m) : "");
	sl_evaluator_free(e);
	sl_messages_free(m);
	return NULL;
}

/* Give every hand the same work; what they found is the same or it is wrong. */
static int decide_together(const sl_ruleset *rules, const char *facts, const char *date)
{
	hand hands[HANDS] = {{.rules = NULL}};
	int started = 0, same = 0;

	for (int i = 0; i < HANDS; i++) {
		hands[i] = (hand){.rules = rules, .facts = facts, .date = date};
		started += pthread_create(&hands[i].thread, NULL, work, &hands[i]) == 0;
		if (started <= i)
			break;
	}
	for (int i = 0; i < started; i++) {
		pthread_join(hands[i].thread, NULL);
		same += hands[i].answer.data && hands[0].answer.data &&
			strcmp(hands[i].answer.data, hands[0].answer.data) == 0;
	}
	if (same == HANDS)
		fputs(hands[0].answer.data, stdout);
	for (int i = 0; i < started; i++)
		sl_text_free(&hands[i].answer);
	return same == HANDS ? 0 : 1;
}

int main(int argc, char **argv)
{
	sl_messages *m = sl_messages_new();
	sl_ruleset *rules = NULL;
	int status = 2;

	if (argc == 4 && m) {
		const char *path = argv[1];
		sl_status err = sl_ruleset_load(&rules, &path, 1, m);

		if (err == SL_OK)
			status = decide_together(rules, argv[2], argv[3]);
		else
			fprintf(stderr, "%s\n%s", sl_status_text(err), sl_messages_errors(m));
	}
	sl_ruleset_free(rules);
	sl_messages_free(m);
	return status;
}
