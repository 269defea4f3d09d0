/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * load - rule files become the model.
 *
 * in     rule files (XML, urn:samenloop:regels)
 * out    a model: schema, rules, parameters, decisions, all linked; or every
 *        problem found, each with its place
 * calls  the front door, tests
 *
 * Two rounds over all files: first what is declared (kinds, facts, concepts,
 * parameters, series, decisions, ids), then what is said with it, so the
 * order of files does not matter. What elements and attributes there are
 * stands in elements.def; the reader and the XSD both follow it.
 *
 * Not here: what the names inside an expression mean, units, types and
 * grounds of expressions. That is the compiler's.
 */
#ifndef SL_LOAD_LOAD_H
#define SL_LOAD_LOAD_H

#include "model/model.h"

/*
 * Load files, and all *.xml files below directories, as one rule set. Files
 * in the namespaces of tests and facts are passed over.
 *
 * out    owned: sl_model_free(). Set on SL_OK only.
 * diags  gets all problems, sorted by place, also the warnings of a load that
 *        succeeds.
 * Returns SL_ERULES when there are errors. Errors in the files of one
 * municipality are not among those: they carry its code, the municipality
 * stands in model->broken_municipalities, its files are left out and the
 * rest is loaded.
 * Many files and expressions are read in threads, at most one for each processor that the
 * caller may use; what comes out does not depend on it.
 */
sl_status sl_model_load(sl_model **out, const char *const *paths, size_t count, sl_diags *diags);

/* The same for texts in memory; names are for messages and for the order in
 * which the texts are read. Everything is copied. */
sl_status sl_model_load_texts(sl_model **out, const char *const *names, const char *const *texts,
			      const size_t *lengths, size_t count, sl_diags *diags);

/* The XSD 1.0 of rule files, documented in Dutch. */
sl_status sl_rules_write_xsd(sl_buf *out);

#endif
