/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the ticks of an axis stand: at 1, 2 or 5 times a power of ten. */
#include "explain/sweep.h"

#include <math.h>

sl_axis sl_axis_of(double low, double high, unsigned most)
{
	double width = high > low ? high - low : 1, power = pow(10, floor(log10(width / most)));
	double step = power;
	sl_axis a;

	for (unsigned i = 0; width / step > most; i++)
		step = power * (i % 3 == 0 ? 2 : i % 3 == 1 ? 5 : 10) * pow(10, i / 3);
	a.step = step;
	a.first = floor(low / step) * step;
	a.count = (unsigned)(ceil((high > low ? high : low + width) / step - 1e-9) - floor(low / step)) + 1;
	return a;
}
