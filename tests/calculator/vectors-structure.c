/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors-frame.h"

static void
replay_classical (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "classical-mds", vector_pick (vector->input, "distances", "distances", NULL),
                                              vector_pick (vector->input, "k", "k", NULL));

  vector_expect (vector, "eigenvalues", answer, "eigenvalues");
  vector_expect (vector, "GOF", answer, "GOF");
  vector_expect (vector, "interpoint_distances", answer, "interpoint_distances");
  /* Theirs happen to follow our rule for signs. */
  vector_expect (vector, "points_up_to_reflection", answer, "points");
}

static void
replay_smacof (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  g_autoptr (JsonObject) answer = vector_ask (vector, "smacof", vector_pick (vector->input, "distances", "distances", NULL),
                                              vector_pick (vector->input, "k", "k", NULL));

  for (GList *names = json_object_get_members (expected); names; names = g_list_delete_link (names, names))
    vector_expect (vector, names->data, answer, names->data);
}

/* The file's name tells the method: hclust_METHOD. */
static void
replay_clustering (const Vector *vector)
{
  g_autofree char *method = g_strdelimit (g_strdup (vector->name + strlen ("hclust_")), "_", '.');
  JsonObject *options = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  json_object_set_string_member (options, "method", method);
  json_object_set_int_member (options, "k", 3);
  answer = vector_ask (vector, "hierarchical-clustering", vector_pick (vector->input, "distances", "distances", NULL), options);
  vector_expect (vector, "heights", answer, "heights");
  vector_expect (vector, "cophenetic", answer, "cophenetic");
  vector_expect (vector, "cut3", answer, "clusters");
}

static void
replay_silhouette (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "silhouette", vector_pick (vector->input, "distances", "distances", "clusters", "clusters", NULL), NULL);

  vector_expect (vector, "widths", answer, "widths");
  vector_expect (vector, "mean", answer, "value");
}

const Adapter vectors_structure[] = {
  { "classical_mds", replay_classical },
  { "hierarchical_clustering", replay_clustering },
  { "smacof", replay_smacof },
  { "silhouette", replay_silhouette },
  { NULL },
};
