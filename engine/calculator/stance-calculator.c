/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any measure on numbers that somebody gives. */
#include <stance/stance-calculator.h>
#include <stance/stance-error.h>

#include "stance-calculation-private.h"
#include "stance-json-strict-private.h"
#include "stance-limits-private.h"
#include "stance-suggest-private.h"
#include "stance-uncertainty-private.h"

static const StanceCalculation *const groups[] = {
  stance_calculations_agreement,
  stance_calculations_alpha,
  stance_calculations_valued,
  stance_calculations_positions,
  stance_calculations_advice,
  stance_calculations_discourse,
  stance_calculations_distributions,
  stance_calculations_salience,
  stance_calculations_maps,
  stance_calculations_clusters,
  stance_calculations_texts,
};

static const StanceCalculation *
find_calculation (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const StanceCalculation *at = groups[i]; at->name; at++)
      if (g_ascii_strcasecmp (at->name, name) == 0)
        return at;
  return NULL;
}

static char *
describe_unknown (const char *name)
{
  StanceSuggestion suggestion;
  g_autofree char *quoted = stance_json_quote (name, -1);
  g_autofree char *hint = NULL;

  stance_suggestion_init (&suggestion, name);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const StanceCalculation *at = groups[i]; at->name; at++)
      stance_suggestion_offer (&suggestion, at->name);
  hint = stance_suggestion_text (&suggestion);
  return g_strconcat (quoted, hint, NULL);
}

static gboolean
answer (StanceRequest *request, GString *out)
{
  const StanceCalculation *calculation = find_calculation (request->measure);
  g_auto (StanceAnswer) given = { 0 };
  g_autofree char *text = NULL;
  gboolean uncertain;

  if (!calculation)
    {
      g_autofree char *found = describe_unknown (request->measure);

      g_set_error (&request->error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s#%s/measure: found %s, expected a measure (stance measure --list)",
                   request->file, request->place, found);
      return FALSE;
    }
  stance_answer_init (&given, calculation->name);
  uncertain = stance_uncertainty_is_wanted (request, calculation);
  if (uncertain)
    stance_answer_keep (&given);
  calculation->run (request, &given);
  if (uncertain && !stance_request_failed (request))
    stance_uncertainty_add (request, calculation, &given);
  if (stance_request_failed (request) || !stance_request_check_all_taken (request))
    return FALSE;
  text = stance_answer_finish (&given);
  g_string_append (out, text);
  g_string_append_c (out, '\n');
  return TRUE;
}

static gboolean
answer_node (const char *name, const char *place, JsonNode *node, GString *out, GError **error)
{
  g_auto (StanceRequest) request = { 0 };

  if (stance_request_init (&request, name, place, node) && answer (&request, out))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&request.error));
  return FALSE;
}

static gboolean
answer_root (const char *name, JsonNode *root, GString *out, GError **error)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  if (!list)
    return answer_node (name, "", root, out, error);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("/%u", i);

      if (!answer_node (name, place, json_array_get_element (list, i), out, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * stance_calculate:
 * @name: the request's name in messages: a path
 * @request: JSON: one request, or a list of them
 * @error: return location for an error
 *
 * Computes any measure on numbers that are given: {"measure": NAME, "data": {...}, "options": {...}}. The measures with their data and options are what
 * stance_calculator_describe() lists. null is missing. An answer is {"measure", "value", "n", "se", "low", "high", "values", "undefined"}, without the
 * members that the measure does not have; a figure that is undefined is null, and "undefined" tells why, by name.
 *
 * Options of nearly all measures: "bootstrap", how many samples of the units (issues, raters' units, groups; the cells of counts) are drawn anew, gives "low"
 * and "high" to the value, and NAME_low and NAME_high to each of "values", with "interval" percentile or bca, "confidence" and "seed"; "permutations" gives
 * "p", the share of the orders of y among what x and y share that bring the two as near as they are. The same request gives the same answer.
 *
 * Errors begin with "NAME#/POINTER:": %STANCE_ERROR_INVALID_TEXT for what is no JSON or no such request, %STANCE_ERROR_UNSUPPORTED for an unknown
 * measure, %STANCE_ERROR_LIMIT for size.
 *
 * Returns: (transfer full) (nullable): one line of JSON for each request, %NULL on an error
 */
char *
stance_calculate (const char *name, GBytes *request, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (name != NULL && request != NULL, NULL);
  if (g_bytes_get_size (request) > STANCE_LIMIT_REQUEST_BYTES)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: found %" G_GSIZE_FORMAT " bytes, expected at most %u", name, g_bytes_get_size (request),
                   STANCE_LIMIT_REQUEST_BYTES);
      return NULL;
    }
  root = stance_json_parse (name, request, faults);
  if (!root || faults->len > 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, faults->len > 0 ? g_ptr_array_index (faults, 0) : name);
      return NULL;
    }
  return answer_root (name, root, out, error) ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/**
 * stance_calculator_describe:
 *
 * Lists the measures that stance_calculate() knows: name, what it gives, members of data and of options.
 *
 * Returns: (transfer full): the list, for people
 */
char *
stance_calculator_describe (void)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const StanceCalculation *at = groups[i]; at->name; at++)
      {
        g_string_append_printf (out, "%s\n    %s\n    data: %s\n", at->name, at->summary, at->data);
        if (at->options)
          g_string_append_printf (out, "    options: %s\n", at->options);
        if (at->sampling != STANCE_SAMPLING_NONE)
          g_string_append_printf (out, "    how sure: bootstrap (replicates), interval (percentile, bca), confidence (0.95), seed (1)%s\n",
                                  at->nearer != 0 ? "; of x and y also permutations (replicates)" : "");
      }
  return g_string_free (out, FALSE);
}
