/* SPDX-License-Identifier: EUPL-1.2 */
/* What the library is called, what a status means, and text that changes owner. */
#include "front/front.h"

#include <stdlib.h>

#ifndef SL_VERSION
#define SL_VERSION "0.1.0"
#endif

const char *sl_version(void)
{
	return SL_VERSION;
}

const char *sl_status_text(sl_status status)
{
	switch (status) {
	case SL_OK:
		return "in orde";
	case SL_ENOMEM:
		return "het geheugen is op";
	case SL_EIO:
		return "lezen of schrijven lukt niet";
	case SL_ERANGE:
		return "een waarde is te groot of te klein";
	case SL_EINVAL:
		return "de invoer heeft niet de juiste vorm";
	case SL_ERULES:
		return "de regels hebben fouten";
	case SL_EFACTS:
		return "de feiten zijn geweigerd";
	case SL_ELIMIT:
		return "een grens is bereikt";
	}
	return "onbekende fout";
}

void sl_text_free(sl_text *t)
{
	if (!t)
		return;
	free(t->data);
	*t = (sl_text){0};
}

sl_status sl_text_give(sl_text *out, sl_buf *b, sl_status err)
{
	if (err == SL_OK)
		err = sl_buf_status(b);
	if (err == SL_OK && !b->text)
		sl_buf_puts(b, "");
	if (err == SL_OK && !b->text)
		err = SL_ENOMEM;
	if (err != SL_OK) {
		sl_buf_free(b);
		return err;
	}
	*out = (sl_text){b->text, b->len};
	*b = (sl_buf){0};
	return SL_OK;
}
